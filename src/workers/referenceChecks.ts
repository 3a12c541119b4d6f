/** The reference models, ready to be counted. */
import { NO_FAULTS } from '../checker/bounds';
import { Check, type Report } from '../checker/check';
import { SpecificationCheck } from '../checker/specificationCheck';
import { agreement } from '../protocols/common/properties';
import { commitOnlyReference } from '../protocols/reference/commitOnly';
import { grayLamportReference } from '../protocols/reference/grayLamport';
import type { ReferenceSearch } from '../protocols/reference/known';
import { messageTwoPhaseReference } from '../protocols/reference/messageTwoPhase';

/** A search that goes on in slices and says how far it has come. */
export interface ReferenceCheck {
  slice(count: number): boolean;
  report(): Report;
}

export function referenceCheckOf(search: ReferenceSearch): ReferenceCheck {
  const participants = search.size;
  if (search.model === 'commit-only') return new SpecificationCheck(commitOnlyReference(participants));
  if (search.model === 'message-2pc')
    return new SpecificationCheck(messageTwoPhaseReference({ ...search, participants }));
  const { setting, start } = grayLamportReference(participants);
  return new Check(setting, NO_FAULTS, [agreement], { start, isSymmetric: search.isSymmetric });
}
