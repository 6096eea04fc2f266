import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** Headers by path pattern, as `public/_headers` states them: the one source for hosts, the local server and the meta tag. */
export type HeaderRules = readonly {
  readonly pattern: string
  readonly headers: Readonly<Record<string, string>>
}[]

/** Parses the `_headers` form: a pattern per unindented line, its headers indented below. */
export function parseHeaders(text: string): HeaderRules {
  const rules: { pattern: string; headers: Record<string, string> }[] = []
  for (const line of text.split('\n').filter((candidate) => candidate.trim() !== '')) {
    const header = /^\s+([^:]+):\s*(.*)$/.exec(line)
    if (header?.[1] && header[2] !== undefined) {
      const rule = rules.at(-1)
      if (rule) rule.headers[header[1]] = header[2]
    } else {
      rules.push({ pattern: line.trim(), headers: {} })
    }
  }
  return rules
}

/** The headers of a path; a later rule wins. */
export function headersFor(rules: HeaderRules, path: string): Record<string, string> {
  const fitting = rules.filter(({ pattern }) => path.startsWith(pattern.replace('*', '')))
  return Object.assign({}, ...fitting.map(({ headers }) => headers)) as Record<string, string>
}

/** Puts the policy of `public/_headers` into the page as well, for hosts that cannot set headers; the preview server sets them. */
export function securityHeaders(headersFile: string): Plugin {
  const rules = () => parseHeaders(readFileSync(headersFile, 'utf8'))
  return {
    name: 'kibe:security-headers',
    transformIndexHtml: {
      handler(_html, { server }) {
        if (server) return []
        const policy = headersFor(rules(), '/')['Content-Security-Policy']
        if (!policy) throw new Error('public/_headers states no Content-Security-Policy')
        // frame-ancestors has no effect in a meta tag, and browsers complain about it.
        const content = policy.replace(/;\s*frame-ancestors[^;]*/, '')
        return [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content },
            injectTo: 'head-prepend',
          },
        ]
      },
    },
    configurePreviewServer(server) {
      const known = rules()
      server.middlewares.use((request, response, next) => {
        for (const [name, value] of Object.entries(headersFor(known, request.url ?? '/')))
          response.setHeader(name, value)
        next()
      })
    },
  }
}
