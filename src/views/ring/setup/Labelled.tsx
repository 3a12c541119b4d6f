import { Select, type SelectProps } from '../../../ui/Select';
import styles from './Setup.module.css';

/** A choice with its label in sight. */
export function Labelled<T extends string>(props: SelectProps<T>) {
  return (
    <div className={styles.labelled}>
      <span aria-hidden="true">{props.label}</span>
      <Select {...props} />
    </div>
  );
}
