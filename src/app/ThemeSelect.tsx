import { useTranslation } from '../i18n/useTranslation';
import { Select } from '../ui/Select';
import { setTheme, THEMES, useTheme } from '../ui/theme';

/** The themes, the system's choice first. */
export function ThemeSelect() {
  const { t } = useTranslation('ui');
  const theme = useTheme();
  const options = THEMES.map((value) => ({ value, label: t(`ui:theme.${value}`) }));
  return <Select label={t('ui:theme.label')} value={theme} options={options} onChange={setTheme} />;
}
