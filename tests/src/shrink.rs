//! Makes a failing program smaller, statement by statement.
//!
//! The text is taken by indentation; what Python thinks of a candidate does not matter, for one that it refuses does not fail the way
//! the program did.

/// A line and the lines that are indented below it.
#[derive(Clone)]
struct Node {
    line: String,
    body: Vec<Node>,
}

/// The smallest program found that still fails.
pub fn shrink(source: &str, fails: &mut dyn FnMut(&str) -> bool) -> String {
    let mut best = source.to_string();
    loop {
        let before = best.len();
        without_statements(&mut best, fails);
        simpler_lines(&mut best, fails);
        if best.len() >= before {
            return best;
        }
    }
}

fn parse(source: &str) -> Vec<Node> {
    let lines: Vec<&str> = source
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let mut at = 0;
    nodes(&lines, &mut at, 0)
}

fn depth_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn nodes(lines: &[&str], at: &mut usize, depth: usize) -> Vec<Node> {
    let mut found = Vec::new();
    while *at < lines.len() && depth_of(lines[*at]) >= depth {
        let line = lines[*at];
        *at += 1;
        let mut body = Vec::new();
        if *at < lines.len() && depth_of(lines[*at]) > depth_of(line) {
            body = nodes(lines, at, depth_of(line) + 1);
        }
        found.push(Node {
            line: line.trim().to_string(),
            body,
        });
    }
    found
}

fn text(nodes: &[Node]) -> String {
    fn write(nodes: &[Node], depth: usize, out: &mut String) {
        for node in nodes {
            out.push_str(&"    ".repeat(depth));
            out.push_str(&node.line);
            out.push('\n');
            write(&node.body, depth + 1, out);
            if node.body.is_empty() && node.line.ends_with(':') {
                out.push_str(&"    ".repeat(depth + 1));
                out.push_str("pass\n");
            }
        }
    }
    let mut out = String::new();
    write(nodes, 0, &mut out);
    out
}

/// Is this a clause of the compound statement before it?
fn continues(line: &str) -> bool {
    ["else:", "elif ", "except", "finally:"]
        .iter()
        .any(|word| line.starts_with(word))
}

/// Takes away runs of statements, long ones first, at every depth; then heads around bodies.
fn without_statements(best: &mut String, fails: &mut dyn FnMut(&str) -> bool) {
    let mut path = Vec::new();
    let mut tree = parse(best);
    reduce(&mut tree, &mut path, fails);
    let candidate = text(&tree);
    if candidate.len() <= best.len() && fails(&candidate) {
        *best = candidate;
    }
}

/// The list of statements at a path of indexes.
fn at<'a>(tree: &'a mut Vec<Node>, path: &[usize]) -> &'a mut Vec<Node> {
    path.iter()
        .fold(tree, |nodes, index| &mut nodes[*index].body)
}

fn reduce(tree: &mut Vec<Node>, path: &mut Vec<usize>, fails: &mut dyn FnMut(&str) -> bool) {
    let mut try_list = |tree: &mut Vec<Node>, path: &[usize], list: Vec<Node>| {
        let old = std::mem::replace(at(tree, path), list);
        let kept = fails(&text(tree));
        if !kept {
            *at(tree, path) = old;
        }
        kept
    };
    let mut size = at(tree, path).len();
    while size > 0 {
        let mut start = 0;
        while start < at(tree, path).len() {
            let mut list = at(tree, path).clone();
            let mut end = (start + size).min(list.len());
            while end < list.len() && continues(&list[end].line) && !continues(&list[start].line) {
                end += 1;
            }
            list.drain(start..end);
            if !try_list(tree, path, list) {
                start += size;
            }
        }
        size /= 2;
    }
    let mut index = 0;
    while index < at(tree, path).len() {
        let list = at(tree, path).clone();
        if !list[index].body.is_empty() {
            // The body alone, without the clauses that belong to its head.
            let mut end = index + 1;
            while end < list.len() && continues(&list[end].line) {
                end += 1;
            }
            let mut flat = list.clone();
            flat.splice(index..end, list[index].body.clone());
            if try_list(tree, path, flat) {
                continue;
            }
        }
        index += 1;
    }
    for index in 0..at(tree, path).len() {
        path.push(index);
        reduce(tree, path, fails);
        path.pop();
    }
}

/// Puts something simple in the place of each group in parentheses or brackets.
fn simpler_lines(best: &mut String, fails: &mut dyn FnMut(&str) -> bool) {
    let mut from = 0;
    while let Some((start, end)) = group(best, from) {
        let inner = best[start + 1..end].to_string();
        let mut shorter = false;
        let parts: Vec<String> = operands(&inner);
        let simple = [
            "0".to_string(),
            "1".to_string(),
            "()".to_string(),
            String::new(),
        ];
        for other in simple.into_iter().chain(parts) {
            for keep in [false, true] {
                let (low, high) = if keep {
                    (start + 1, end)
                } else {
                    (start, end + 1)
                };
                if other.len() >= high - low {
                    continue;
                }
                let candidate = format!("{}{other}{}", &best[..low], &best[high..]);
                if fails(&candidate) {
                    *best = candidate;
                    shorter = true;
                    break;
                }
            }
            if shorter {
                break;
            }
        }
        if !shorter {
            from = start + 1;
        }
    }
}

/// The next group that opens at or behind a place: where its parentheses are.
fn group(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let start = (from..bytes.len()).find(|i| matches!(bytes[*i], b'(' | b'[' | b'{'))?;
    let mut depth = 0;
    for (i, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b'\n' => break,
            _ => {}
        }
        if depth == 0 {
            return Some((start, i));
        }
    }
    group(text, start + 1)
}

/// Parts of an expression between operators and commas of its own level.
fn operands(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for word in text.split_inclusive(' ') {
        let own = depth == 0;
        depth += word.matches(['(', '[', '{']).count();
        depth = depth.saturating_sub(word.matches([')', ']', '}']).count());
        let trimmed = word.trim();
        let operator = own
            && !trimmed.is_empty()
            && !trimmed.contains(|c: char| c.is_alphanumeric() || "()[]{}'_".contains(c));
        if operator || own && matches!(trimmed, "if" | "else" | "and" | "or" | "in" | "is" | "not")
        {
            parts.push(String::new());
            continue;
        }
        if let Some(last) = parts.last_mut() {
            last.push_str(word);
        }
        if depth == 0 && trimmed.ends_with(',') {
            parts.push(String::new());
        }
    }
    let mut parts: Vec<String> = parts
        .iter()
        .map(|p| p.trim().trim_end_matches(',').to_string())
        .filter(|p| !p.is_empty())
        .collect();
    parts.sort_by_key(String::len);
    parts.dedup();
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matters_is_left() {
        let source = "a = 1\ndef f(n):\n    if n:\n        x = (1 + (n * 2))\n        print('bad')\n    else:\n        pass\n    return 1\n\ntry:\n    f(3)\nexcept E:\n    pass\n";
        let mut fails = |text: &str| text.contains("print('bad')");
        assert_eq!(shrink(source, &mut fails), "print('bad')\n");
        let mut fails = |text: &str| text.contains("n * 2");
        assert!(shrink(source, &mut fails).len() <= 12);
    }

    #[test]
    fn text_and_tree_say_the_same() {
        let source = "if a:\n    b\n    if c:\n        d\nelse:\n    e\nf\n";
        assert_eq!(text(&parse(source)), source);
    }
}
