import { lazy } from 'react';

/* What the first sight does not need is loaded when it is wanted. */

export const InspectorView = lazy(async () => ({
  default: (await import('../views/inspector/InspectorView')).InspectorView,
}));

export const ActionsPanel = lazy(async () => ({
  default: (await import('../views/inspector/ActionsPanel')).ActionsPanel,
}));

export const ShareDialog = lazy(async () => ({
  default: (await import('../views/share/ShareDialog')).ShareDialog,
}));

export const TransferDialog = lazy(async () => ({
  default: (await import('../views/share/TransferDialog')).TransferDialog,
}));

export const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog')).HelpDialog }));

export const MenuDialog = lazy(async () => ({ default: (await import('./MenuDialog')).MenuDialog }));

export const MediumLayout = lazy(async () => ({ default: (await import('./MediumLayout')).MediumLayout }));

export const PhoneLayout = lazy(async () => ({ default: (await import('./PhoneLayout')).PhoneLayout }));

export const LinkProblemCard = lazy(async () => ({
  default: (await import('./LinkProblemCard')).LinkProblemCard,
}));
