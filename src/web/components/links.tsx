import { Anchor, type AnchorProps, Button, type ButtonProps, Menu, type MenuItemProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

type AnchorAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "color" | "style">;
type LinkProps<Look> = Look & AnchorAttributes & { readonly ref?: Ref<HTMLAnchorElement> };

const PlainAnchor = (props: LinkProps<AnchorProps>) => <Anchor component="a" {...props} />;
const PlainButton = (props: LinkProps<ButtonProps>) => <Button component="a" {...props} />;
const PlainMenuItem = (props: LinkProps<MenuItemProps>) => <Menu.Item component="a" {...props} />;

/** Mantine's looks on the router's links, whose targets, parameters and searches the compiler knows. */
export const LinkAnchor = createLink(PlainAnchor);
export const LinkButton = createLink(PlainButton);
export const LinkMenuItem = createLink(PlainMenuItem);
