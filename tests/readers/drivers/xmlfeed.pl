# Reads a feed from stdin with XML::Feed and prints what it found as one JSON object.
use strict;
use warnings;
use JSON::PP;
use XML::Feed;

# XML::Atom hands out bytes, XML::RSS characters.
sub text {
    my ($text) = @_;
    utf8::decode($text) if defined $text && !utf8::is_utf8($text);
    return $text;
}

sub utc {
    my ($date) = @_;
    return undef unless $date;
    $date->set_time_zone('UTC');
    return "${date}Z";
}

sub entry {
    my ($entry) = @_;
    my @authors = ref $entry->author ? @{ $entry->author } : grep { defined } $entry->author;
    return {
        id        => text($entry->id),
        title     => text($entry->title),
        link      => text($entry->link),
        published => utc($entry->issued),
        updated   => utc($entry->modified),
        authors   => [map { text($_) } @authors],
        content   => text($entry->content->body),
        summary   => text($entry->summary->body),
    };
}

my $found = eval {
    binmode STDIN;
    local $/;
    my $document = <STDIN>;
    my $feed = XML::Feed->parse(\$document) or die XML::Feed->errstr;
    { feed_title => text($feed->title), items => [map { entry($_) } $feed->entries] };
} || { error => "$@" };
print JSON::PP->new->utf8->allow_blessed->encode($found);
