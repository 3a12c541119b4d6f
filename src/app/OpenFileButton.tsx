import { FolderOpen } from 'lucide-react';
import type { ChangeEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { useOpenFile } from './useOpenFile';

/** Chooses a run file and opens it. */
export function OpenFileButton({
  compact,
  onOpened,
}: {
  readonly compact: boolean;
  readonly onOpened?: () => void;
}) {
  const { t } = useTranslation('ui');
  const openFile = useOpenFile();
  const input = useRef<HTMLInputElement>(null);
  const handleChange = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    // The same file may be chosen again after it was edited.
    event.target.value = '';
    if (file !== undefined) void openFile(file).then(onOpened);
  };
  const handleClick = (): void => input.current?.click();
  return (
    <>
      <input ref={input} type="file" accept=".json,application/json" hidden onChange={handleChange} />
      {compact ? (
        <IconButton icon={FolderOpen} label={t('ui:openFile')} onClick={handleClick} />
      ) : (
        <Button onClick={handleClick}>
          <FolderOpen size={18} aria-hidden="true" />
          {t('ui:openFile')}
        </Button>
      )}
    </>
  );
}
