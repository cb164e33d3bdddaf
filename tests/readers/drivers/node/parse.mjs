// Reads a feed from stdin with the parser named first and prints what it found as one JSON object.
import { readFileSync } from 'fs'
import { Readable } from 'stream'

const [, , parser, url] = process.argv
const bytes = readFileSync(0)
const text = bytes.toString('utf8')

const value = (node) => (typeof node === 'object' && node ? node.value : node)
const list = (one) => (one == null ? undefined : [one].flat())
const name = (author) => (typeof author === 'object' ? author.name : author)

const parsers = {
  'rss-parser': async () => {
    const { default: Parser } = await import('rss-parser')
    const feed = await new Parser().parseString(text)
    const items = feed.items.map((item) => ({
      id: item.guid ?? item.id,
      title: item.title,
      link: item.link,
      published: item.isoDate,
      author: item.creator ?? item.author,
      content: item['content:encoded'] ?? item.content,
      summary: item.summary ?? item.contentSnippet,
    }))
    return { feed_title: feed.title, items }
  },

  feedparser: async () => {
    const { default: FeedParser } = await import('feedparser')
    const found = []
    let meta
    await new Promise((resolve, reject) => {
      const stream = new FeedParser({ feedurl: url })
      stream.on('error', reject)
      stream.on('meta', (it) => (meta = it))
      stream.on('readable', () => {
        for (let item = stream.read(); item; item = stream.read()) found.push(item)
      })
      stream.on('end', resolve)
      Readable.from([bytes]).pipe(stream)
    })
    const items = found.map((item) => ({
      id: item.guid,
      title: item.title,
      link: item.link,
      published: item.pubdate,
      updated: item.date,
      author: item.author,
      content: item.description,
      summary: item.summary,
    }))
    return { feed_title: meta?.title, items }
  },

  extractus: async () => {
    const { extractFromJson } = await import('@extractus/feed-extractor')
    const feed = extractFromJson(JSON.parse(text), { baseUrl: url, descriptionMaxLen: 0 })
    const items = feed.entries.map((item) => ({
      id: item.id,
      title: item.title,
      link: item.link,
      published: item.published,
      content: item.description,
    }))
    return { feed_title: feed.title, items }
  },

  feedsmith: async () => {
    const { parseFeed } = await import('feedsmith')
    const { feed } = parseFeed(text)
    const alternate = (links) => links?.find((link) => !link.rel || link.rel === 'alternate')?.href
    const items = (feed.items ?? feed.entries ?? []).map((item) => ({
      id: value(item.guid) ?? item.id,
      title: value(item.title),
      link: item.link ?? item.url ?? alternate(item.links),
      published: item.pubDate ?? item.published ?? item.date_published,
      updated: item.updated ?? item.date_modified,
      authors: list(item.authors ?? item.dc?.creators)?.map(name),
      content: item.content?.encoded ?? value(item.content) ?? item.content_html,
      summary: value(item.description ?? item.summary),
    }))
    return { feed_title: value(feed.title), items }
  },
}

let found
try {
  found = await parsers[parser]()
} catch (error) {
  found = { error: String(error).slice(0, 300) }
}
console.log(JSON.stringify(found))
