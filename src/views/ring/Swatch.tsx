import { lookOf } from './look';
import styles from './Swatch.module.css';

/** The letter of a shard on its colour; of nobody a dash. */
export function Swatch({ id }: { readonly id: number }) {
  const { letter, colour, pattern } = lookOf(id);
  return (
    <span className={styles.swatch} data-shard={colour} data-pattern={pattern}>
      {letter}
    </span>
  );
}
