import { lazy } from 'react';

const load = () => import('./Details');

/** What the first picture can do without; fetched right after it, so that it is there at the first click. */
export const Details = lazy(() => load().then((module) => ({ default: module.Details })));
export const Actions = lazy(() => load().then((module) => ({ default: module.Actions })));
