import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import styles from './Share.module.css';

interface Code {
  readonly size: number;
  readonly path: string;
}

/** A text as a QR code. Always dark on white, whatever the theme: that is what cameras read. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation('share');
  const [code, setCode] = useState<Code | 'too-long' | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import('uqr').then(({ encode }) => {
      if (isWanted) setCode(codeOf(() => encode(text, { ecc: 'M', border: 4 })));
    });
    return () => {
      isWanted = false;
    };
  }, [text]);
  if (code === 'too-long') return <p className={styles.note}>{t('qr.tooLong')}</p>;
  return (
    <svg
      className={styles.qr}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${code?.size ?? 1} ${code?.size ?? 1}`}
    >
      {code !== null && <path d={code.path} />}
    </svg>
  );
}

/** The encoder throws when a text does not fit into the largest code. */
function codeOf(
  encode: () => { readonly size: number; readonly data: readonly (readonly boolean[])[] },
): Code | 'too-long' {
  try {
    const { size, data } = encode();
    return { size, path: data.flatMap(rowPath).join('') };
  } catch {
    return 'too-long';
  }
}

/** One rectangle for each run of dark modules in a row. */
function rowPath(row: readonly boolean[], y: number): string[] {
  const parts: string[] = [];
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    parts.push(`M${from} ${y}h${x - from + 1}v1H${from}z`);
  }
  return parts;
}
