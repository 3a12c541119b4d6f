import { useEffect, useId, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { nodeInQuestion } from '../../session/insight/nodeInQuestion';
import { useInsight } from '../../session/insight/useInsight';
import { useSession } from '../../session/useSession';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import styles from './Worlds.module.css';
import { WorldsAnswerView } from './WorldsAnswer';

export interface WorldsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What a node knows at the play-head: two worlds side by side that it cannot tell apart. Begins with the node that is selected. */
export function WorldsDialog({ open, onClose }: WorldsDialogProps) {
  return open ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: Pick<WorldsDialogProps, 'onClose'>) {
  const { t } = useTranslation('worlds');
  const first = useSession(nodeInQuestion);
  const [node, setNode] = useState(first);
  const nodes = useSession((state) => state.setting.cast.nodes);
  const { lookAt, stopLooking, openWorld } = useInsight((state) => state.actions);
  const selectId = useId();
  // Whoever is offline by now is told so by the answer itself.
  useEffect(() => {
    lookAt(node).catch(() => {});
  }, [lookAt, node]);
  const close = (): void => {
    stopLooking().catch(() => {});
    onClose();
  };
  return (
    <Dialog open onClose={close} title={t('worlds:title', { node })} closeLabel={t('worlds:close')}>
      <div className={styles.body}>
        <label className={styles.choice} htmlFor={selectId}>
          <span aria-hidden="true">{t('worlds:choose')}</span>
          <Select
            label={t('worlds:choose')}
            value={node}
            options={nodes.map(({ id }) => ({ value: id, label: id }))}
            onChange={setNode}
          />
        </label>
        <WorldsAnswerView
          node={node}
          onOpen={(outcome) => {
            openWorld(outcome);
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}
