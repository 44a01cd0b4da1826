import { DropdownMenu } from 'radix-ui';

/** What an open menu is made of; fetched at the first sign that somebody will open one. */
export const { Root, Trigger, Portal, Content, Item, Label, Separator, RadioGroup, RadioItem, ItemIndicator } =
  DropdownMenu;
