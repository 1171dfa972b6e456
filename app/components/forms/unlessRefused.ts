import type { ShouldRevalidateFunction } from '@remix-run/react';

/**
 * For pages whose forms are tied to the record as the page showed it: after a refusal nothing is read anew, so that the form stays with what
 * was typed, and the answer tells what the record says now.
 */
export const unlessRefused: ShouldRevalidateFunction = ({ actionStatus = 200, defaultShouldRevalidate }) => actionStatus < 400 && defaultShouldRevalidate;
