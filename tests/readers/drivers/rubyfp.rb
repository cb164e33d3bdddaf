# Reads a feed from stdin with ruby-feedparser and prints what it found as one JSON object.
require 'feedparser'
require 'json'

begin
  feed = FeedParser::Feed.new(STDIN.read.force_encoding('UTF-8'))
  items = feed.items.map do |item|
    { title: item.title, link: item.link, published: item.date&.utc&.iso8601,
      author: item.creator, content: item.content }
  end
  found = { feed_title: feed.title, items: items }
rescue Exception => e
  found = { error: e.inspect[0, 300] }
end
puts JSON.generate(found)
