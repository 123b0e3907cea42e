import type { Block, Inline } from './markdown.ts'

/** Every node of a tree, the deepest too. */
export function allNodes(blocks: readonly Block[]): (Block | Inline | { type: 'item'; children: Block[] })[] {
  return blocks.flatMap(block => {
    if (block.type === 'paragraph') return [block, ...allInlines(block.children)]
    if (block.type === 'quote') return [block, ...allNodes(block.children)]
    if (block.type === 'list') return [block, ...block.items.flatMap(item => [item, ...allNodes(item.children)])]
    return [block]
  })
}

function allInlines(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap(each => ('children' in each ? [each, ...allInlines(each.children)] : [each]))
}

/** What a page would show of it. */
export function seen(blocks: readonly Block[]): string {
  return allNodes(blocks)
    .map(node => ('text' in node ? node.text : ''))
    .join('')
}

/** Ways in which text has been turned into script or a fetch elsewhere, by family of OWASP's cheat sheet. */
export const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">click</a>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<body onload=alert(1)>',
  '<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">',
  '<form action="https://evil.test"><button>Sign in</button></form>',
  '<meta http-equiv="refresh" content="0;url=https://evil.test">',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<math><mtext></mtext><script>alert(1)</script></math>',
  '<details open ontoggle=alert(1)>',
  '<link rel=stylesheet href=//evil.test/x.css>',
  '[click](javascript:alert(1))',
  '[click](JaVaScRiPt:alert(1))',
  '[click](java\tscript:alert(1))',
  '[click](<java\tscript:alert(1)>)',
  '[click](&#106;avascript:alert(1))',
  '[click](&#x6A;avascript&colon;alert(1))',
  '[click](javascript&colon;alert&lpar;1&rpar;)',
  '[click](java&Tab;script:alert(1))',
  '[click](java&NewLine;script:alert(1))',
  '[click](&#1;javascript:alert(1))',
  '[click](&#x20;&#9;javascript:alert(1))',
  '[click](\\javascript:alert(1))',
  '[click](javascript\\:alert(1))',
  '[click](%6Aavascript:alert(1))',
  '[click](vbscript:msgbox(1))',
  '[click](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[click](data:image/svg+xml,<svg onload=alert(1)>)',
  '[click](file:///etc/passwd)',
  '[click](blob:https://school.test/1)',
  '[click](filesystem:https://school.test/1)',
  '[click](view-source:javascript:alert(1))',
  '[click](feed:javascript:alert(1))',
  '[click](//evil.test)',
  '[click](\\\\evil.test)',
  '[click](/\\evil.test)',
  '[click](/api/v1/sessions/current)',
  '[click](#/../x)',
  '[click](https://school.test@evil.test/)',
  '[click](https://user:pass@evil.test/)',
  '[click](mailto:a@b.test?bcc=all@school.test&body=x)',
  '[click](mailto:a@b.test%0D%0ABcc:all@school.test)',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '![x](https://evil.test/pixel.gif)',
  '![x](javascript:alert(1))',
  '![x](https://evil.test/pixel.gif "onload=alert(1)")',
  '[![x](https://evil.test/pixel.gif)](javascript:alert(1))',
  '![x][ref]\n\n[ref]: https://evil.test/pixel.gif',
  '[x][ref]\n\n[ref]: javascript:alert(1)',
  '[ref]\n\n[ref]: <javascript:alert(1)> "title"',
  '[x](https://a.test "\\" onmouseover=alert(1) ")',
  '[x](https://a.test/"onmouseover="alert(1))',
  '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```',
  '~~~"><script>alert(1)</script>\nx\n~~~',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'https://a.test/<script>alert(1)</script>',
  'http://a.test/\u0000javascript:alert(1)',
  '> <img src=x onerror=alert(1)>',
  '- <img src=x onerror=alert(1)>',
  '# <img src=x onerror=alert(1)>',
  '**<b onmouseover=alert(1)>x</b>**',
  '[a\n](java\nscript:alert(1))',
  '[click](java\u00adscript:alert(1))',
  '[click](\u2028javascript:alert(1))',
  '[click](ｊavascript:alert(1))',
]
