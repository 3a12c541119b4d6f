import { Component, type ReactNode } from 'react';
import { ErrorCard } from './ErrorCard';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Keeps the rest of the page alive when one part fails, and shows a numbered card in its place. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <ErrorCard error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
