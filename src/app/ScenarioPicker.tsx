import { currentLanguage } from '../i18n/i18n';
import { useTranslation } from '../i18n/useTranslation';
import { scenarioById } from '../lessons/catalog';
import { contents } from '../lessons/contents';
import { variantOf } from '../lessons/runs';
import { openEntry } from '../session/story/moves';
import { useSession, useSessionApi } from '../session/useSession';
import { Select } from '../ui/Select';

/** Stands for a run that is no variant of a scenario as its author meant it. */
const CHANGED = 'changed';

/** The scenarios with their variants; an own or a changed run has a line of its own while it is open. */
export function ScenarioPicker({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation('ui');
  const api = useSessionApi();
  const run = useSession((session) => session.branches[0]?.run ?? null);
  const language = currentLanguage();
  const scenario = run === null || run.scenario === null ? null : scenarioById(run.scenario);
  const variant = run === null || scenario === null ? null : variantOf(scenario, run);
  const options = contents.flatMap((each) =>
    each.variants.map(({ id, title }) => ({
      value: `${each.id}/${id}`,
      label:
        each.variants.length === 1
          ? `${each.id} · ${each.title[language]}`
          : `${each.id} · ${each.title[language]} · ${title[language]}`,
    })),
  );
  const changed =
    scenario === null
      ? t('ui:ownTransfer')
      : t('ui:changed', { title: `${scenario.id} · ${scenario.title[language]}` });
  const value = scenario && variant ? `${scenario.id}/${variant.id}` : CHANGED;
  const handleChange = (chosen: string): void => {
    const [scenarioId, variantId] = chosen.split('/');
    const next = contents.find(({ id }) => id === scenarioId);
    if (next) void openEntry(api, next, variantId);
  };
  return (
    <Select
      className={className}
      label={t('ui:scenario')}
      value={value}
      options={value === CHANGED ? [...options, { value: CHANGED, label: changed }] : options}
      onChange={handleChange}
    />
  );
}
