import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'
import { icon } from './icon.ts'

/** Which built file answers to which name: `{ "main.js": "main.3f2a….js" }`. */
export type Manifest = Readonly<Record<string, string>>

/**
 * Everything a browser fetches beside the pages, built into one folder: the enhancement, one style
 * sheet of the kit and of every subject, the two faces, the icon. Every file is named by what is in
 * it, so that it may be kept for ever, and lies there compressed twice.
 */
export async function buildAssets(root: string, out: string): Promise<Manifest> {
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const [scripts, styles] = await Promise.all([bundleScripts(root, out), bundleStyles(root, out)])
  const iconFile = `icon.${hashOf(icon)}.svg`
  await writeFile(join(out, iconFile), icon)
  const manifest = { ...scripts, ...styles, 'icon.svg': iconFile }
  await Promise.all((await readdir(out)).map((file) => compress(join(out, file))))
  await writeFile(join(out, 'manifest.json'), JSON.stringify(manifest, undefined, 2))
  return manifest
}

/** The sheets of the kit first, its tokens and ground before the rest, then those of the subjects by name. */
export async function styleSheets(root: string): Promise<string[]> {
  const kit = await cssIn(root, 'src/platform/ui')
  const ground = ['src/platform/ui/tokens.css', 'src/platform/ui/base.css']
  const folders = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true })
  const subjects = folders
    .filter((entry) => entry.isFile() && entry.name.endsWith('.css'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.startsWith('src/platform/ui/'))
  return [...ground, ...kit.filter((path) => !ground.includes(path)), ...subjects.toSorted()]
}

async function cssIn(root: string, folder: string): Promise<string[]> {
  const files = await readdir(join(root, folder))
  return files
    .filter((file) => file.endsWith('.css'))
    .toSorted()
    .map((file) => `${folder}/${file}`)
}

async function bundleScripts(root: string, out: string): Promise<Manifest> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/browser/main.ts' },
    outdir: out,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    logLevel: 'warning',
  })
  const entries = Object.entries(result.metafile.outputs).filter(([, { entryPoint }]) => entryPoint)
  return Object.fromEntries(
    entries.map(([file, { entryPoint = '' }]) => [
      basename(entryPoint).replace(/\.tsx?$/, '.js'),
      basename(file),
    ]),
  )
}

async function bundleStyles(root: string, out: string): Promise<Manifest> {
  const sheets = await styleSheets(root)
  const result = await build({
    absWorkingDir: root,
    stdin: {
      contents: sheets.map((sheet) => `@import "./${sheet}";`).join('\n'),
      loader: 'css',
      resolveDir: root,
    },
    outdir: out,
    entryNames: 'kith.[hash]',
    assetNames: '[name].[hash]',
    loader: { '.woff2': 'file' },
    bundle: true,
    minify: true,
    metafile: true,
    logLevel: 'warning',
  })
  const css = Object.keys(result.metafile.outputs).find((file) => file.endsWith('.css'))
  return { 'kith.css': basename(css ?? '') }
}

async function compress(file: string): Promise<void> {
  if (file.endsWith('.woff2')) return
  const plain = await readFile(file)
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(plain, best))
  await writeFile(`${file}.gz`, await promisify(gzip)(plain, { level: 9 }))
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

if (import.meta.main) {
  const root = process.cwd()
  await buildAssets(root, join(root, 'dist', 'assets'))
}
