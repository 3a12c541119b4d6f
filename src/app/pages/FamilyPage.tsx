import { useTranslation } from '../../i18n/useTranslation';
import { linkHash } from '../../session/address';
import { useSessionApi } from '../../session/useSession';
import { FamilyView } from '../../views/family/FamilyView';
import { PageFrame } from './PageFrame';
import { useFamilyHere } from './useFamilyHere';

/** What was broken, what was added, and what it costs: the protocols as one story. */
export function FamilyPage() {
  const { t } = useTranslation('family');
  const api = useSessionApi();
  const isHere = useFamilyHere('family');
  if (!isHere) return null;
  return (
    <PageFrame page="family" title={t('title')} back={linkHash(api)}>
      <main>
        <FamilyView />
      </main>
    </PageFrame>
  );
}
