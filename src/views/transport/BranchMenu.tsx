import { Check, GitBranch } from 'lucide-react';
import { useTranslation } from '../../i18n/useTranslation';
import type { Branch } from '../../session/types';
import { useSession, useSessionApi } from '../../session/useSession';
import { Popover } from '../../ui/Popover';
import { actName, branchRows } from './branches';
import styles from './Transport.module.css';

const INDENT_MAX = 6;

/** The list of branches: what made each, where it left its parent; pressing one opens it. */
export function BranchMenu({ large }: { readonly large: boolean }) {
  const { t } = useTranslation('transport');
  const branches = useSession((session) => session.branches);
  return (
    <Popover
      label={t('transport:branches', { count: branches.length })}
      hint="B"
      size={large ? 'large' : 'normal'}
      face={
        <>
          <GitBranch size={18} aria-hidden="true" />
          <span className={styles.count}>{branches.length}</span>
        </>
      }
    >
      {(close) => <BranchList onChosen={close} />}
    </Popover>
  );
}

function BranchList({ onChosen }: { readonly onChosen: () => void }) {
  const api = useSessionApi();
  const branches = useSession((session) => session.branches);
  const current = useSession((session) => session.branchId);
  return (
    <ul className={styles.branches}>
      {branchRows(branches).map(({ branch, depth }) => (
        <li key={branch.id} style={{ paddingInlineStart: Math.min(depth, INDENT_MAX) * 16 }}>
          <button
            type="button"
            className={styles.branch}
            aria-current={branch.id === current || undefined}
            onClick={() => {
              api.getState().switchBranch(branch.id);
              onChosen();
            }}
          >
            <span className={styles.tick}>
              {branch.id === current && <Check size={16} aria-hidden="true" />}
            </span>
            <BranchName branch={branch} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function BranchName({ branch }: { readonly branch: Branch }) {
  const { t } = useTranslation('transport');
  const name = branch.by === null ? null : actName(branch.by);
  return (
    <>
      <span>{name === null ? t('transport:firstRun') : t(name.key, name.values)}</span>
      {branch.parent !== null && <small>{t('transport:forkedAt', { step: branch.forkStep })}</small>}
    </>
  );
}
