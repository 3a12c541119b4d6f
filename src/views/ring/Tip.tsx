import styles from './Stage.module.css';

interface Props {
  readonly id: string;
  /** In pixels, whatever the line. */
  readonly size: number;
}

/** The head of an arrow, to be named in `markerEnd`. */
export function Tip({ id, size }: Props) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="6"
      refY="4"
      markerWidth={size}
      markerHeight={size}
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0,0.5 7.5,4 0,7.5z" className={styles.tip} />
    </marker>
  );
}
