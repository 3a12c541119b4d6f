import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import styles from './FileDrop.module.css';
import { useOpenFile } from './useOpenFile';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** A run file may be dropped anywhere on the page. */
export function FileDrop() {
  const { t } = useTranslation('ui');
  const openFile = useOpenFile();
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const handleOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    // `relatedTarget` is empty only when the file leaves the window.
    const handleLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const handleDrop = (event: DragEvent): void => {
      setDragging(false);
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      void openFile(file);
    };
    window.addEventListener('dragover', handleOver);
    window.addEventListener('dragleave', handleLeave);
    window.addEventListener('drop', handleDrop);
    return () => {
      window.removeEventListener('dragover', handleOver);
      window.removeEventListener('dragleave', handleLeave);
      window.removeEventListener('drop', handleDrop);
    };
  }, [openFile]);
  return dragging ? <div className={styles.veil}>{t('ui:drop')}</div> : null;
}
