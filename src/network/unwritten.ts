import type { Derived, ReadFrom } from '../record/derived.ts';
import { questionAbout } from './chain.ts';
import type { Component } from './platform.ts';

/** An option whose proxy nobody has chosen has no settings to look at: that it gives none says nothing for or against it. */
export const unwritten = (proxy: Component, read: readonly ReadFrom[]): Derived => ({
  verdict: 'unknown',
  text: `no manifest for ${proxy.label} is given`,
  question: questionAbout(proxy),
  detail: `The option’s manifests set nothing at ${proxy.label}.`,
  read,
});
