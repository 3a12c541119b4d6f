/** What a role of a reference model needs besides its chart: it keeps no money, and its log says what it decided. */
import type { RoleModel } from '../../sim/model';
import { recordTypes } from '../machineNode';

export const referenceRole: Omit<RoleModel, 'start' | 'react' | 'restore'> = {
  states: {},
  ledger: { COMMIT: 'none', ABORT: 'none' },
  workOn: [],
  awaits: () => [],
  promised: () => false,
  decision: (records) => {
    const types = recordTypes(records);
    return types.includes('COMMIT') ? 'commit' : types.includes('ABORT') ? 'abort' : null;
  },
};
