// What scripts and expressions write where there is no value.

const PLACEHOLDERS = new Set(['null', 'undefined', 'none', 'nan', 'nil', '[object object]'])

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.has(text.slice(0, 20).toLowerCase())
}
