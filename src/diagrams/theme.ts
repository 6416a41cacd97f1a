/*
 * How the diagrams look that people write as mermaid fences, in both colour schemes. Networks are drawn from paths, in
 * src/diagrams/network, with the colours of the page.
 */
import type { MermaidConfig } from 'mermaid';

export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** Fonts with the same widths, so that what is measured here fits on every reader's machine. */
export const fontFamily = 'Arial, Helvetica, "Liberation Sans", Arimo, sans-serif';
export const fontSize = 14;

/** A filled shape's colours. */
interface Surface {
  readonly fill: string;
  readonly border: string;
}

interface Palette {
  readonly page: string;
  readonly text: string;
  readonly line: string;
  readonly node: Surface;
  readonly zone: Surface;
  readonly note: Surface;
  readonly activation: Surface;
}

/** Light stands on Starlight's white, dark on its near-black. Text reaches 4.5:1 on every surface, lines 3:1. */
export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    page: '#ffffff',
    text: '#1c202a',
    line: '#4d5566',
    node: { fill: '#ffffff', border: '#5f6879' },
    zone: { fill: '#f3f5f9', border: '#868fa1' },
    note: { fill: '#fff6dc', border: '#957210' },
    activation: { fill: '#dfe5f0', border: '#5f6879' },
  },
  dark: {
    page: '#17181c',
    text: '#e6e9ef',
    line: '#aab2c0',
    node: { fill: '#262932', border: '#99a2b3' },
    zone: { fill: '#1e2027', border: '#737c8d' },
    note: { fill: '#372e15', border: '#c9a340' },
    activation: { fill: '#3a4150', border: '#99a2b3' },
  },
};

/** Mermaid derives others from these, such as those of actors and clusters, so custom properties cannot stand here; it wants plain colours. */
function themeVariables(p: Palette, dark: boolean): Record<string, string | boolean> {
  return {
    darkMode: dark,
    fontFamily,
    fontSize: `${fontSize}px`,
    background: p.page,
    primaryColor: p.node.fill,
    primaryTextColor: p.text,
    primaryBorderColor: p.node.border,
    secondaryColor: p.zone.fill,
    secondaryTextColor: p.text,
    secondaryBorderColor: p.zone.border,
    tertiaryColor: p.zone.fill,
    tertiaryTextColor: p.text,
    tertiaryBorderColor: p.zone.border,
    lineColor: p.line,
    edgeLabelBackground: p.page,
    arrowheadColor: p.line,
    actorLineColor: p.zone.border,
    signalColor: p.line,
    labelBoxBkgColor: p.zone.fill,
    labelBoxBorderColor: p.zone.border,
    noteBkgColor: p.note.fill,
    noteBorderColor: p.note.border,
    noteTextColor: p.text,
    activationBkgColor: p.activation.fill,
    activationBorderColor: p.activation.border,
    sequenceNumberColor: p.page,
  };
}

function themeCss(p: Palette): string {
  return `
.node > .label-container { stroke-width: 1.2px; rx: 4px; ry: 4px; }
.cluster > rect { rx: 6px; ry: 6px; }
.cluster-label text { fill: ${p.text}; font-weight: normal; }
.cluster-label .background { fill: ${p.zone.fill}; }
.flowchart-link { stroke: ${p.line}; stroke-width: 1.4px; }
.edgeLabel text { fill: ${p.text}; }
.edgeLabel .background { fill: ${p.page}; opacity: 1; rx: 3px; ry: 3px; }
.messageText, .loopText, .loopText > tspan { stroke: ${p.page}; stroke-width: 5px; paint-order: stroke; stroke-linejoin: round; }
.sequenceNumber { font-family: inherit; font-size: ${fontSize}px; }
.messageLine0 { stroke-width: 1.4px; }
.messageLine1 { stroke-width: 1.4px; stroke-dasharray: 4 4; }
rect.actor, rect.note { rx: 4px; ry: 4px; }
.loopLine { stroke: ${p.zone.border}; stroke-width: 1.4px; }
.actor-line { stroke: ${p.zone.border}; stroke-width: 1px; }`;
}

/**
 * Mermaid's configuration for a scheme. Look, layout and fonts are pinned, because 12 changed all three; a source may
 * still choose `layout: elk` in its frontmatter.
 */
export function mermaidConfig(scheme: Scheme): MermaidConfig {
  const palette = palettes[scheme];
  return {
    startOnLoad: false,
    suppressErrorRendering: true,
    securityLevel: 'strict',
    deterministicIds: true,
    look: 'classic',
    layout: 'dagre',
    htmlLabels: false,
    fontFamily,
    fontSize,
    theme: 'base',
    themeVariables: themeVariables(palette, scheme === 'dark'),
    themeCSS: themeCss(palette),
    flowchart: {
      htmlLabels: false,
      useMaxWidth: false,
      curve: 'rounded',
      padding: 12,
      diagramPadding: 4,
      minNodeWidth: 60,
      wrappingWidth: 240,
      nodeSpacing: 32,
      rankSpacing: 44,
      subGraphTitleMargin: { top: 4, bottom: 8 },
    },
    elk: { straightenEdges: true },
    sequence: {
      useMaxWidth: false,
      diagramMarginX: 8,
      diagramMarginY: 8,
      actorFontSize: fontSize,
      actorFontFamily: fontFamily,
      messageFontSize: fontSize,
      messageFontFamily: fontFamily,
      noteFontSize: fontSize,
      noteFontFamily: fontFamily,
      actorMargin: 40,
      boxMargin: 13,
      width: 130,
      height: 44,
    },
  };
}
