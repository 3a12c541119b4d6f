import { useState } from 'react';
import { currentLanguage, setLanguage } from '../i18n/i18n';
import { LANGUAGES, type Language } from '../i18n/language';
import { useTranslation } from '../i18n/useTranslation';
import { Segmented } from '../ui/Segmented';
import { writeStored } from '../ui/stored';

/** Both languages, always visible, each in its own words. */
export function LanguageSwitch() {
  const { t } = useTranslation('ui');
  const [wanted, setWanted] = useState(currentLanguage());
  const handleChange = (language: Language): void => {
    setWanted(language);
    setLanguage(language).then(
      () => writeStored('language', language),
      // The texts could not be loaded (offline): stay with the language that is here.
      () => setWanted(currentLanguage()),
    );
  };
  return (
    <Segmented
      label={t('ui:language.label')}
      value={wanted}
      options={LANGUAGES.map((value) => ({ value, label: t(`ui:language.${value}`), lang: value }))}
      onChange={handleChange}
    />
  );
}
