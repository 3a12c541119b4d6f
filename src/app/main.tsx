import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../base/assert';
import { startI18n } from '../i18n/i18n';
import { chooseLanguage } from '../i18n/language';
import { firstVisitRun } from '../lessons/catalog';
import { startAddressSync } from '../session/address';
import { createSession } from '../session/session';
import { readStored } from '../ui/stored';
import { startTheme } from '../ui/theme';
import { App } from './App';

/** The theme first, before anything is drawn; then the texts of one language; then the page, never with bare keys on it. */
async function start(): Promise<void> {
  startTheme();
  const first = firstVisitRun();
  const session = createSession(first.run, first.position);
  startAddressSync(session);
  await startI18n(chooseLanguage(readStored('language'), navigator.languages), [
    session.getState().protocol.id,
  ]);
  createRoot(must(document.getElementById('root'))).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}

void start();
