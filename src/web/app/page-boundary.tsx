/** Keeps a fault in one page from taking the shell with it. */
import { Component, type ReactNode } from "react";
import { Failure } from "#web/ui/room-action.tsx";

type Props = { readonly children: ReactNode };

export class PageBoundary extends Component<Props, { readonly fault: unknown }> {
  override state: { readonly fault: unknown } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { readonly fault: unknown } {
    return { fault };
  }

  override render(): ReactNode {
    return this.state.fault === null ? this.props.children : <Failure of={this.state.fault} />;
  }
}
