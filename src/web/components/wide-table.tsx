import { Table, type TableProps } from "@mantine/core";

interface WideTableProps extends Omit<TableProps, "aria-label"> {
  /** What the table shows. */
  readonly label: string;
  /** Below this width it scrolls sideways, by keyboard too. */
  readonly minWidthPixels: number;
}

/** A table that scrolls sideways where the page is narrower, without widening the page. Numbers stand in columns. */
export function WideTable({ label, minWidthPixels, children, style, ...rest }: WideTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section tabIndex={0} aria-label={label} style={{ overflowX: "auto" }}>
      <Table
        miw={minWidthPixels}
        aria-label={label}
        style={[{ fontVariantNumeric: "tabular-nums" }, style]}
        {...rest}
      >
        {children}
      </Table>
    </section>
  );
}
