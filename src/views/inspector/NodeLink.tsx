import { useSessionApi } from '../../session/useSession';
import type { NodeId } from '../../sim/types';
import { nodeObject } from '../../ui/objectNames';
import styles from './StepLink.module.css';

/** Selects a node. */
export function NodeLink({ id }: { readonly id: NodeId }) {
  const session = useSessionApi();
  return (
    <button
      type="button"
      className={styles.link}
      data-object={nodeObject(id)}
      onClick={() => session.getState().select({ kind: 'node', node: id })}
    >
      {id}
    </button>
  );
}
