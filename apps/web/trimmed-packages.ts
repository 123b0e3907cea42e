import type { Plugin } from 'vite'

type Trim = { id: RegExp; edit: (code: string) => string }

/** What is written at a place; a package that has none of it any more has changed, and somebody has to look again. */
function replaced(code: string, what: RegExp, by: string): string {
  if (!what.test(code)) throw new Error(`${what} is not to be found. See what of it the new version needs.`)
  return code.replace(what, by)
}

const inZod = (file: string) => new RegExp(`zod[\\\\/]v4[\\\\/]${file}\\.js$`)

/** Parts of packages that no bundler can see to be useless here, with what each weighs on the wire. */
const trims: Trim[] = [
  {
    // zod can write JSON schemas, and only the server does (docs of the API). Every schema names the code for it: 4 kB.
    id: inZod('core[\\\\/](to-json-schema|json-schema-processors)'),
    edit(code) {
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => `none as ${name}`)
      return `const none = () => undefined\nexport { ${names.join()}, none as process }`
    },
  },
  {
    // Every text has a method for each of 26 formats, which our schemas name as `z.email()`. Objects are read without the
    // compiler, which needs `eval`; answers are JSON, in which nothing goes round in a circle; and what a schema says for
    // itself is said in words of our own.
    id: inZod('classic[\\\\/]schemas'),
    edit(code) {
      const texts = /(_ZodString\.init\(inst, def\);\n\}), \{\n {4}email\([^]*?\n\}\);\nexport function string\(/
      const noFormats = replaced(code, texts, '$1);\nexport function string(')
      const noCompiler = replaced(noFormats, /core\.\$ZodObjectJIT\.init/, 'core.$ZodObject.init')
      const noCircles = replaced(noCompiler, /core\.config\(\{ memoizer: core\.memoizer\(\) \}\)/, 'void 0')
      return replaced(noCircles, /core\.config\(en\(\)\)/, 'void 0')
    },
  },
  {
    // react-aria brings its words in 34 languages. These pages are in one.
    id: /react-aria[\\/].*intlStrings\.mjs$/,
    edit(code) {
      const [words = ''] = code.match(/^import .*\/en-US\.mjs.*$/m) ?? []
      return `${replaced(words, /^import (\S+)/, 'import words')}\nexport default { 'en-US': words }`
    },
  },
  {
    // Our dates are of one calendar whatever the browser's own is; a dozen others weigh some 10 kB.
    id: /@internationalized[\\/]date[\\/].*createCalendar\.mjs$/,
    edit(code) {
      const [calendar = ''] = code.match(/^import .*GregorianCalendar.*$/m) ?? []
      const own = replaced(calendar, / as [^}]+/, '')
      return `${own}\nexport const createCalendar = () => new GregorianCalendar()`
    },
  },
  {
    // Forms that are sent and links that fetch ahead are of the router's framework. A name written on a component keeps it.
    id: /react-router[\\/]dist[\\/]production[\\/]chunk-[A-Z0-9]+\.mjs$/,
    edit: code =>
      code
        .replaceAll(/^\w+\.displayName = "\w+";$/gm, '')
        .replaceAll(/^(var \w+ = )(React\d*\.(?:forwardRef|createContext|createElement)\()/gm, '$1/* @__PURE__ */ $2')
        .replaceAll(/React\d*\.createElement\(PrefetchPageLinks, [^)]*\)/g, 'null'),
  },
]

/** Takes out of packages what only other programs use. */
export function trimmedPackages(): Plugin[] {
  return trims.map(({ id, edit }, index) => ({
    name: `trimmed-packages-${index}`,
    apply: 'build',
    transform: { filter: { id }, handler: code => ({ code: edit(code), map: null }) },
  }))
}
