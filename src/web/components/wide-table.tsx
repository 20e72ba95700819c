import { Table, type TableProps } from "@mantine/core";
import classes from "./wide-table.module.css";

interface WideTableProps extends Omit<TableProps, "aria-label" | "className"> {
  /** What the table shows. */
  readonly label: string;
  /** Below this width it scrolls sideways, by keyboard too. */
  readonly minWidthPixels: number;
  readonly className?: string | undefined;
}

/** A table that scrolls sideways where the page is narrower, without widening the page. Numbers stand in columns. */
export function WideTable({ label, minWidthPixels, children, style, className, ...rest }: WideTableProps) {
  return (
    // no landmark: it stands in a section of mostly the same name
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div role="group" tabIndex={0} aria-label={label} style={{ overflowX: "auto" }}>
      <Table
        aria-label={label}
        className={`${classes.wide} ${className ?? ""}`}
        style={[{ "--wide-table-width": `${minWidthPixels}px` }, style]}
        {...rest}
      >
        {children}
      </Table>
    </div>
  );
}
