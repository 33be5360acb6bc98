//! What a pattern is applied to, and the search through it.

use super::matcher::Machine;
use super::pattern::Pattern;
use super::program::{NOWHERE, Program};
use super::search::{Found, Search};
use rekindle_objects::{R, Runtime, Value};
use std::rc::Rc;

/// A text (or bytes) and the part of it that is looked at.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// What the caller gave.
    pub(super) string: Value,
    /// The text or bytes themselves; a copy if the caller's can change.
    pub(super) content: Value,
    /// All bytes up to where the search ends.
    pub(super) bytes: &'a [u8],
    /// Text, or bytes?
    pub(super) text: bool,
    /// Are there characters of more than one byte?
    pub(super) wide: bool,
    /// The byte where the search starts; past the end when there is nothing to search.
    start: usize,
    /// `pos` and `endpos`, in characters.
    pub(super) pos: usize,
    pub(super) end_pos: usize,
}

impl<'a> Subject<'a> {
    /// The part of `string` from `pos` to `end` (NULL: all), which must suit the pattern.
    pub(super) fn new(
        rt: &mut Runtime,
        pattern: &Pattern,
        string: Value,
        pos: Value,
        end: Value,
    ) -> R<Subject<'a>> {
        let text = rt.is_any_str(string);
        let content = if text { string } else { bytes_of(rt, string)? };
        match pattern.is_text {
            Some(false) if text => {
                return rt.type_error("cannot use a bytes pattern on a string-like object");
            }
            Some(true) if !text => {
                return rt.type_error("cannot use a string pattern on a bytes-like object");
            }
            _ => {}
        }
        let len = if text {
            rt.str_len(content)
        } else {
            rt.bytes_content(content).len()
        };
        let bound = |rt: &mut Runtime, v: Value, otherwise: usize| -> R<usize> {
            if v.is_null() {
                return Ok(otherwise);
            }
            Ok(rt.index_i64(v)?.clamp(0, len as i64) as usize)
        };
        let pos = bound(rt, pos, 0)?;
        let end_pos = bound(rt, end, len)?;
        let wide = text && !rt.str_is_ascii(content);
        let (mut start, mut stop) = (pos, end_pos);
        if wide {
            start = rt.str_offset(content, pos);
            stop = rt.str_offset(content, end_pos);
        }
        let bytes = if text {
            rt.str_bytes(content)
        } else {
            rt.bytes_content(content)
        };
        Ok(Subject {
            string,
            content,
            bytes: &bytes[..stop],
            text,
            wide,
            start,
            pos,
            end_pos,
        })
    }

    /// What was looked at before, up to byte `end`.
    pub(super) fn again(
        rt: &Runtime,
        string: Value,
        content: Value,
        end: usize,
        (pos, end_pos): (usize, usize),
    ) -> Subject<'a> {
        let text = rt.is_any_str(content);
        let (bytes, wide) = if text {
            (rt.str_bytes(content), !rt.str_is_ascii(content))
        } else {
            (rt.bytes_content(content), false)
        };
        Subject {
            string,
            content,
            bytes: &bytes[..end],
            text,
            wide,
            start: 0,
            pos,
            end_pos,
        }
    }

    /// The part between two byte offsets.
    pub(super) fn slice(&self, rt: &mut Runtime, start: usize, end: usize) -> Value {
        slice(rt, self.content, start, end)
    }
}

/// The part of a string, or of bytes, between two byte offsets.
pub(super) fn slice(rt: &mut Runtime, content: Value, start: usize, end: usize) -> Value {
    if !rt.is_any_str(content) {
        let bytes = rt.bytes_content(content);
        if start == 0
            && end == bytes.len()
            && rt.class_of(content) == rekindle_objects::ClassId::BYTES
        {
            return content;
        }
        return rt.new_bytes(&bytes[start..end]);
    }
    let bytes = rt.str_bytes(content);
    if start == 0 && end == bytes.len() && rt.is_str(content) {
        return content;
    }
    if rt.str_is_ascii(content) {
        return rt.new_str_parts(&[&bytes[start..end]], end - start, true);
    }
    rt.new_str_wtf8(&bytes[start..end])
}

/// The bytes of a bytes-like object, copied if it can change.
fn bytes_of(rt: &mut Runtime, v: Value) -> R<Value> {
    if v.is_ptr() && rt.class_of(v) == rekindle_objects::ClassId::BYTES {
        return Ok(v);
    }
    match rt.buffer_bytes(v) {
        Some(content) => Ok(rt.new_bytes(content)),
        None => {
            let got = rt.type_name(v);
            rt.type_error(format!("expected string or bytes-like object, got '{got}'"))
        }
    }
}

/// How a match has to lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    /// It starts where the search does.
    Match,
    /// It is all there is.
    Whole,
    /// Anywhere.
    Search,
}

/// A pattern going through a subject, match by match.
pub(super) struct Scan<'a> {
    /// The pattern as an object.
    pub(super) object: Value,
    pub(super) pattern: &'a Pattern,
    pub(super) subject: Subject<'a>,
    program: Rc<Program>,
    pub(super) machine: Box<Machine>,
    /// Where to look next.
    pub(super) at: usize,
    /// Where an empty match would repeat the last one.
    pub(super) not_at: usize,
}

impl<'a> Scan<'a> {
    /// A scan from the subject's start on.
    pub(super) fn new(
        rt: &mut Runtime,
        object: Value,
        pattern: &'a Pattern,
        subject: Subject<'a>,
    ) -> R<Scan<'a>> {
        Ok(Scan {
            object,
            pattern,
            subject,
            program: pattern.program(rt, subject.text)?,
            machine: pattern.machine.take().unwrap_or_default(),
            at: subject.start,
            not_at: NOWHERE,
        })
    }

    /// The next match: its first byte and the one behind it.
    pub(super) fn find(&mut self, rt: &mut Runtime, mode: Mode) -> R<Option<(usize, usize)>> {
        if self.at > self.subject.bytes.len() {
            return Ok(None);
        }
        let machine = &mut *self.machine;
        machine.whole = mode == Mode::Whole;
        machine.not_at = self.not_at;
        let mut search = Search {
            program: &self.program,
            text: self.subject.bytes,
            wide: self.subject.wide,
            resumes: false,
        };
        let mut at = self.at;
        loop {
            let found = if mode == Mode::Search {
                search.search(machine, at)
            } else {
                search.match_at(machine, at)
            };
            match found {
                Found::At(start, end) => {
                    self.at = end;
                    self.not_at = if start == end { end } else { NOWHERE };
                    return Ok(Some((start, end)));
                }
                Found::Nothing => {
                    self.at = NOWHERE;
                    return Ok(None);
                }
                Found::Pause(place) => {
                    at = place;
                    (rt.hooks.signals)(rt)?;
                }
            }
        }
    }

    /// What a group (counted from 0) of the last match matched; empty if it took no part.
    pub(super) fn group_or_empty(&self, rt: &mut Runtime, group: usize) -> Value {
        let (start, end) = self.machine.group(group).unwrap_or((0, 0));
        self.subject.slice(rt, start, end)
    }
}

impl Drop for Scan<'_> {
    fn drop(&mut self) {
        self.pattern
            .machine
            .set(Some(std::mem::take(&mut self.machine)));
    }
}
