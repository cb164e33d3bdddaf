# Reads a feed from stdin with Ruby's rss and prints what it found as one JSON object.
require 'rss'
require 'json'

def value(node)
  node.respond_to?(:content) ? node.content : node
end

def date(node)
  value(node)&.utc&.iso8601
end

def entry(entry)
  alternate = entry.links.find { |link| link.rel.nil? || link.rel == 'alternate' }
  { id: value(entry.id), title: value(entry.title), link: alternate&.href,
    published: date(entry.published), updated: date(entry.updated),
    authors: entry.authors.map { |author| value(author.name) },
    content: value(entry.content), summary: value(entry.summary) }
end

def item(item)
  { id: item.guid&.content, title: item.title, link: item.link, published: date(item.pubDate),
    authors: item.dc_creators.map { |creator| value(creator) },
    content: item.content_encoded, summary: item.description }
end

begin
  feed = RSS::Parser.parse(STDIN.read, false) or raise 'not a feed'
  found = if feed.is_a?(RSS::Atom::Feed)
            { feed_title: value(feed.title), items: feed.entries.map { |each| entry(each) } }
          else
            { feed_title: feed.channel.title, items: feed.items.map { |each| item(each) } }
          end
rescue Exception => e
  found = { error: e.inspect[0, 300] }
end
puts JSON.generate(found)
