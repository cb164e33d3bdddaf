//! YAML front matter → [`Node`].

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use crate::sources::fields::{DEPTH, Field, Node, Problem, Value};

/// Reads the YAML in `range` of `text`.
///
/// # Errors
/// The first thing in it that is not YAML, or not fit to be front matter.
pub(super) fn parse(text: &str, range: Range<usize>) -> Result<Node, Problem> {
    let matter = &text[range.clone()];
    let mut offsets: Vec<usize> = matter
        .char_indices()
        .map(|(at, _)| range.start + at)
        .collect();
    offsets.push(range.end);
    let mut reader = Reader {
        parser: Parser::new_from_str(matter),
        offsets,
        anchors: HashMap::new(),
        allowance: ALLOWANCE,
    };
    let (start, at) = loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(_), _) => {}
            (Event::StreamEnd, at) => {
                let value = Value::Null;
                return Ok(Node { at, value });
            }
            other => break other,
        }
    };
    let node = reader.node(start, at, 0)?;
    loop {
        match reader.next()? {
            (Event::DocumentEnd, _) => {}
            (Event::StreamEnd, _) => return Ok(node),
            (_, at) => {
                return Err(Problem {
                    message: "the front matter holds a second YAML document".into(),
                    help: "close the front matter with a line `---`",
                    at,
                });
            }
        }
    }
}

/// How much text all aliases together may stand for, in bytes: a few lines that refer to each
/// other can mean gigabytes.
const ALLOWANCE: usize = 64 * 1024;

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    /// The byte in the seed of each character, and of the end: the parser counts characters.
    offsets: Vec<usize>,
    /// What aliases may stand for, and how much of the allowance it takes.
    anchors: HashMap<usize, (Node, usize)>,
    allowance: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Range<usize>), Problem> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, self.bytes(span))),
            Some(Err(error)) => Err(self.problem(&error)),
            None => {
                let end = self.byte(usize::MAX);
                Ok((Event::StreamEnd, end..end))
            }
        }
    }

    /// The node that begins with `event`.
    fn node(&mut self, event: Event<'a>, at: Range<usize>, depth: usize) -> Result<Node, Problem> {
        if depth > DEPTH {
            return Err(Problem::too_deep("the front matter", at));
        }
        let (anchor, value) = match event {
            Event::Alias(anchor) => return self.alias(anchor, at),
            Event::Scalar(text, style, anchor, _) => (anchor, scalar(&text, style)),
            Event::SequenceStart(anchor, _) => (anchor, self.list(depth)?),
            Event::MappingStart(anchor, _) => (anchor, self.table(depth)?),
            _ => (0, Value::Null),
        };
        let node = Node { at, value };
        if anchor != 0 {
            let weight = weight(&node);
            self.anchors.insert(anchor, (node.clone(), weight));
        }
        Ok(node)
    }

    fn list(&mut self, depth: usize) -> Result<Value, Problem> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd | Event::StreamEnd, _) => return Ok(Value::List(items)),
                (event, at) => items.push(self.node(event, at, depth + 1)?),
            }
        }
    }

    fn table(&mut self, depth: usize) -> Result<Value, Problem> {
        let mut fields = Vec::new();
        loop {
            let (event, at) = self.next()?;
            if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                return Ok(Value::Table(fields));
            }
            let key = self.node(event, at, depth + 1)?;
            let (event, at) = self.next()?;
            let node = self.node(event, at, depth + 1)?;
            // A list or a table as a key names no field of ours.
            if let Value::Text(name) = key.value {
                fields.push(Field {
                    key: name,
                    key_at: key.at,
                    node,
                });
            }
        }
    }

    fn alias(&mut self, anchor: usize, at: Range<usize>) -> Result<Node, Problem> {
        let Some((node, weight)) = self.anchors.get(&anchor) else {
            return Err(Problem {
                message: "the alias stands within what it stands for".into(),
                help: "write the value out",
                at,
            });
        };
        let Some(left) = self.allowance.checked_sub(*weight) else {
            return Err(Problem {
                message: "the aliases stand for too much text".into(),
                help: "write the values out",
                at,
            });
        };
        self.allowance = left;
        Ok(Node {
            at,
            value: node.value.clone(),
        })
    }

    fn bytes(&self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        start..self.byte(span.end.index()).max(start)
    }

    fn byte(&self, character: usize) -> usize {
        let last = self.offsets.len() - 1;
        self.offsets[character.min(last)]
    }

    fn problem(&self, error: &ScanError) -> Problem {
        let index = error.marker().index();
        let (what, help) = explain(error.info());
        Problem {
            message: format!("the front matter is not YAML: {what}"),
            help,
            at: self.byte(index)..self.byte(index.saturating_add(1)),
        }
    }
}

/// What a scalar says; a plain one may say nothing.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null" | "Null" | "NULL") => Value::Null,
        _ => Value::Text(text.to_owned()),
    }
}

/// What a node takes of the allowance: its text, and something for each node.
fn weight(node: &Node) -> usize {
    let inner: usize = match &node.value {
        Value::List(items) => items.iter().map(weight).sum(),
        Value::Null => 0,
        Value::Table(fields) => fields
            .iter()
            .map(|field| field.key.len() + weight(&field.node))
            .sum(),
        Value::Text(text) => text.len(),
    };
    inner + 16
}

/// The parser's message in the words of someone who writes articles, and what is mostly meant.
fn explain(info: &str) -> (&str, &'static str) {
    const QUOTE: &str = "put the value in double quotes";
    const INDENT: &str = "indent with spaces, the same number for fields of one level";
    let says = |part: &str| info.contains(part);
    if says("mapping values are not allowed") || says("illegal placement of ':'") {
        ("a colon where none can stand", QUOTE)
    } else if says("trailing content after") || says("block mapping") {
        (
            "text where the next field should begin",
            "put the whole value in quotes, or write one field a line",
        )
    } else if says("tab") {
        ("a tab where only spaces can stand", INDENT)
    } else if says("end of stream") || says("document indicator") || says("in quoted scalar") {
        ("a quotation mark is not closed", "close the quotation mark")
    } else if says("unknown escape") || says("hexadecimal") || says("escape code") {
        (
            "a backslash in double quotes begins no escape",
            "write two backslashes, or use single quotes",
        )
    } else if says("flow sequence") || says("flow mapping") || says("flow construct") {
        ("a bracket is not closed", "close the bracket")
    } else if says("unknown anchor") || says("anchor or alias") {
        ("an alias of nothing", QUOTE)
    } else if says("simple key") || says("expect ':'") {
        (
            "a line that is no field",
            "write `name: value`, or put a value of several lines in quotes",
        )
    } else if says("indent") || says("block sequence") || says("block collection") {
        ("a line is indented differently from its neighbours", INDENT)
    } else if says("recursion limit") {
        ("it is nested too deep", "flatten it")
    } else if says("any token") || says("unexpected character") {
        ("a character that can't begin a value", QUOTE)
    } else {
        (info, QUOTE)
    }
}
