//! The source lines of a frame, and the carets below them.
//!
//! ```text
//!     total = combine(item, total) - combine(0, total)      carets below what failed,
//!             ~~~~~~~^^^^^^^^^^^^^                          anchors (^) among it
//! ```
//!
//! Of an expression of many lines only the first, the last and those around the anchors are shown.

use rekindle_bytecode::Position;
use rekindle_frontend::carets;

/// Writes a frame's lines, indented by four.
pub(super) fn write(source: &str, at: &Position, out: &mut String) {
    let first = at.line.max(1) as usize - 1;
    let count = (at.end_line.max(at.line) - at.line) as usize + 1;
    let original: Vec<&str> = source
        .lines()
        .skip(first)
        .take(count)
        .map(str::trim_end)
        .collect();
    if original.iter().all(|line| line.is_empty()) {
        return;
    }
    let shown = if at.line == 0 || original.len() < count {
        // No columns are known, or the file has changed.
        vec![original[0].trim_start().to_string()]
    } else {
        underlined(&original, at.column as usize, at.end_column as usize)
    };
    for line in shown {
        out.push_str("    ");
        out.push_str(&line);
        out.push('\n');
    }
}

/// Removes the white space that all lines begin with.
fn dedent(lines: &[&str]) -> Vec<String> {
    let blank = |line: &str| line.trim().is_empty();
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !blank(line)) {
        let space = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        let common = match margin {
            None => space.len(),
            Some(m) => m
                .bytes()
                .zip(space.bytes())
                .take_while(|(a, b)| a == b)
                .count(),
        };
        margin = Some(&space[..common]);
    }
    let margin = margin.unwrap_or_default().len();
    let cut = |line: &&str| {
        if blank(line) {
            String::new()
        } else {
            line[margin..].to_string()
        }
    };
    lines.iter().map(cut).collect()
}

/// A place in the text: line, and column on a terminal.
type Place = (usize, usize);

/// The lines to show, with carets; columns are bytes of the first and the last line.
fn underlined(original: &[&str], column: usize, end_column: usize) -> Vec<String> {
    let lines = dedent(original);
    let last = lines.len() - 1;
    let margin = original[0].len() - lines[0].len();
    let start = floor(&lines[0], column.saturating_sub(margin));
    let end = floor(&lines[last], end_column.saturating_sub(margin));
    let text = lines.join("\n");
    let end_in_text = text.len() - (lines[last].len() - end);
    let segment = text.get(start..end_in_text).unwrap_or_default();
    let place = |byte: usize| -> Place {
        let before = &text[..start + byte];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        (before.matches('\n').count(), width(&before[line_start..]))
    };
    let anchors = carets::anchors(segment).map(|range| [place(range.start), place(range.end)]);
    let beside =
        !lines[0][..start].trim_start().is_empty() || !lines[last][end..].trim_end().is_empty();
    let drawing = Drawing {
        draw: !carets::is_just_a_call(&text, start..end_in_text) && (anchors.is_some() || beside),
        from: width(&lines[0][..start]),
        to: width(&lines[last][..end]),
        lines,
        anchors,
    };
    drawing.shown_lines()
}

/// The nearest place between characters at or before a byte.
fn floor(line: &str, byte: usize) -> usize {
    (0..=byte.min(line.len()))
        .rev()
        .find(|i| line.is_char_boundary(*i))
        .unwrap_or(0)
}

struct Drawing {
    lines: Vec<String>,
    /// Are carets drawn at all?
    draw: bool,
    /// Column of the first line where what failed begins.
    from: usize,
    /// Column of the last line where it ends.
    to: usize,
    anchors: Option<[Place; 2]>,
}

impl Drawing {
    fn shown_lines(&self) -> Vec<String> {
        let mut result = Vec::new();
        let mut before: Option<usize> = None;
        for i in self.significant() {
            match before.map_or(1, |b| i - b) {
                1 => {}
                2 => self.show(i - 1, &mut result),
                gap => result.push(format!("...<{} lines>...", gap - 1)),
            }
            self.show(i, &mut result);
            before = Some(i);
        }
        result
    }

    /// The first and the last line, and those around the anchors.
    fn significant(&self) -> Vec<usize> {
        let last = self.lines.len() - 1;
        let mut shown = vec![0, last];
        for (line, _) in self.anchors.iter().flatten() {
            shown.extend(line.saturating_sub(1)..=(line + 1).min(last));
        }
        shown.sort_unstable();
        shown.dedup();
        shown
    }

    fn show(&self, i: usize, result: &mut Vec<String>) {
        let line = &self.lines[i];
        result.push(line.clone());
        if !self.draw {
            return;
        }
        let last = i + 1 == self.lines.len();
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        let from = if i == 0 {
            indent.max(self.from)
        } else {
            indent
        };
        let to = if last { self.to } else { width(line) };
        let drawn = (0..to).map(|column| match self.anchors {
            _ if column < from => ' ',
            Some([left, right]) if !((left..right).contains(&(i, column))) => '~',
            _ => '^',
        });
        result.push(drawn.collect());
    }
}

/// Writes a line of the source without carets.
pub(super) fn write_plain(source: &str, line: u32, out: &mut String) {
    let text = source.lines().nth(line.saturating_sub(1) as usize);
    if let Some(text) = text.map(str::trim).filter(|t| !t.is_empty()) {
        out.push_str(&format!("    {text}\n"));
    }
}

/// Columns on a terminal: wide characters take two.
fn width(text: &str) -> usize {
    text.chars().map(|c| 1 + is_wide(c) as usize).sum()
}

/// Characters that Unicode calls wide or full-width, by their larger blocks.
fn is_wide(c: char) -> bool {
    const WIDE: [(u32, u32); 34] = [
        (0x1100, 0x115f),
        (0x231a, 0x231b),
        (0x2329, 0x232a),
        (0x23e9, 0x23ec),
        (0x23f0, 0x23f0),
        (0x23f3, 0x23f3),
        (0x25fd, 0x25fe),
        (0x2614, 0x2615),
        (0x2648, 0x2653),
        (0x267f, 0x267f),
        (0x2693, 0x2693),
        (0x26a1, 0x26a1),
        (0x26aa, 0x26ab),
        (0x26bd, 0x26be),
        (0x26c4, 0x26c5),
        (0x26ce, 0x26ce),
        (0x26d4, 0x26d4),
        (0x2705, 0x2705),
        (0x270a, 0x270b),
        (0x2728, 0x2728),
        (0x274c, 0x274c),
        (0x2753, 0x2755),
        (0x2e80, 0x303e),
        (0x3041, 0x33ff),
        (0x3400, 0x4dbf),
        (0x4e00, 0x9fff),
        (0xa000, 0xa4cf),
        (0xa960, 0xa97c),
        (0xac00, 0xd7a3),
        (0xf900, 0xfaff),
        (0xfe30, 0xfe6f),
        (0xff01, 0xff60),
        (0x1f300, 0x1faff),
        (0x20000, 0x3fffd),
    ];
    WIDE.iter()
        .any(|(first, last)| (*first..=*last).contains(&(c as u32)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    /// `what` is where the source has it for the first time.
    fn check(source: &str, what: &str, expected: Expect) {
        let start = source.find(what).expect("is in the source");
        let place = |byte: usize| {
            let before = &source[..byte];
            let line_start = before.rfind('\n').map_or(0, |i| i + 1);
            (
                before.matches('\n').count() as u32 + 1,
                (byte - line_start) as u32,
            )
        };
        let ((line, column), (end_line, end_column)) = (place(start), place(start + what.len()));
        let mut out = String::new();
        write(
            source,
            &Position {
                line,
                end_line,
                column,
                end_column,
            },
            &mut out,
        );
        // Without the four columns that every line of a traceback's source has.
        let out: String = out
            .lines()
            .map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line)))
            .collect();
        expected.assert_eq(&out);
    }

    #[test]
    fn a_part_of_a_line_is_marked() {
        check(
            "    x = a.b + 1\n",
            "a.b",
            expect![[r#"
                x = a.b + 1
                    ^^^
        "#]],
        );
        check(
            "    return (a * 2) + b",
            "(a * 2) + b",
            expect![[r#"
                return (a * 2) + b
                       ~~~~~~~~^~~
        "#]],
        );
        check(
            "print(sum(x for x in y))",
            "sum(x for x in y)",
            expect![[r#"
                print(sum(x for x in y))
                      ~~~^^^^^^^^^^^^^^
        "#]],
        );
    }

    #[test]
    fn whole_lines_and_plain_calls_are_not_marked() {
        check(
            "  raise ValueError(1)",
            "raise ValueError(1)",
            expect![[r#"
                raise ValueError(1)
        "#]],
        );
        check(
            "  return int(text)",
            "int(text)",
            expect![[r#"
                return int(text)
        "#]],
        );
        check(
            "  main()",
            "main()",
            expect![[r#"
                main()
                ~~~~^^
        "#]],
        );
    }

    #[test]
    fn of_many_lines_those_around_the_anchors_are_shown() {
        check(
            "Point(\n    1,\n)",
            "Point(\n    1,\n)",
            expect![[r#"
                Point(
                ~~~~~^
                    1,
                    ^^
                )
                ^
        "#]],
        );
        check(
            "f(\n  1,\n  2,\n  3,\n  4,\n  5,\n)",
            "f(\n  1,\n  2,\n  3,\n  4,\n  5,\n)",
            expect![[r#"
                f(
                ~^
                  1,
                  ^^
                ...<3 lines>...
                  5,
                  ^^
                )
                ^
            "#]],
        );
        check(
            "total += (table[key] +\n          1)",
            "(table[key] +\n          1)",
            expect![[r#"
            total += (table[key] +
                     ~~~~~~~~~~~~^
                      1)
                      ~~
        "#]],
        );
    }

    #[test]
    fn wide_characters_take_two_columns() {
        check(
            "print('日本', a.b)",
            "a.b",
            expect![[r#"
            print('日本', a.b)
                          ^^^
        "#]],
        );
    }
}
