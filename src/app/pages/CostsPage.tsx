import { useTranslation } from '../../i18n/useTranslation';
import { linkHash } from '../../session/address';
import { useSessionApi } from '../../session/useSession';
import styles from '../../views/costs/Costs.module.css';
import { CostTable } from '../../views/costs/CostTable';
import { PageFrame } from './PageFrame';
import { useFamilyHere } from './useFamilyHere';

/** What every protocol costs when nothing fails. */
export function CostsPage() {
  const { t } = useTranslation('costs');
  const api = useSessionApi();
  const isHere = useFamilyHere('costs');
  if (!isHere) return null;
  return (
    <PageFrame page="costs" title={t('title')} back={linkHash(api)}>
      <main>
        <CostTable />
        <div className={styles.notes}>
          <p>{t('how')}</p>
          <p>{t('conventions')}</p>
          <p>{t('gray')}</p>
        </div>
      </main>
    </PageFrame>
  );
}
