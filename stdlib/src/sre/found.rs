//! Class `re.Match`: where a pattern and its groups matched.

use super::pattern::Pattern;
use super::program::NOWHERE;
use super::subject::{Scan, slice};
use super::substitute;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, generic_alias, natives};

/// A match.
pub(super) struct Found {
    pattern: Value,
    /// What the caller gave, and what was looked at.
    string: Value,
    content: Value,
    /// Byte offsets of the match and of its groups; `NOWHERE` where one took no part.
    spans: Box<[(usize, usize)]>,
    last_group: usize,
    pos: usize,
    end_pos: usize,
}

impl Foreign for Found {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        [self.pattern, self.string, self.content]
            .into_iter()
            .for_each(see);
    }
}

natives! {
    TABLE:
    "Match.__new__" => super::not_created, 1, rekindle_objects::native::ANY, true, Static;
    "Match.group" => group, 1, rekindle_objects::native::ANY, false, Method;
    "Match.groups" => groups, 1, 2, true, Method;
    "Match.groupdict" => groupdict, 1, 2, true, Method;
    "Match.start" => start, 1, 2, false, Method;
    "Match.end" => end, 1, 2, false, Method;
    "Match.span" => span, 1, 2, false, Method;
    "Match.expand" => expand, 1, 2, true, Method;
    "Match.__getitem__" => getitem, 2, 2, false, Method;
    "Match.regs" => regs, 1, 1, false, Getter;
    "Match.pos" => pos, 1, 1, false, Getter;
    "Match.endpos" => endpos, 1, 1, false, Getter;
    "Match.lastindex" => lastindex, 1, 1, false, Getter;
    "Match.lastgroup" => lastgroup, 1, 1, false, Getter;
    "Match.re" => re, 1, 1, false, Getter;
    "Match.string" => string, 1, 1, false, Getter;
    "Match.__repr__" => repr, 1, 1, false, Method;
    "Match.__copy__" => same, 1, 1, false, Method;
    "Match.__deepcopy__" => same, 2, 2, false, Method;
    "Match.__class_getitem__" => generic_alias::alias, 2, 2, false, Class;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "re",
    name: "Match",
    doc: Some(
        "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    ),
    base: ClassId::OBJECT,
    methods: TABLE,
    state: true,
    dict: false,
};

/// The match that a scan has just found.
pub(super) fn new(rt: &mut Runtime, scan: &Scan<'_>, span: (usize, usize)) -> R<Value> {
    let machine = &scan.machine;
    let groups = scan.pattern.groups as usize;
    let of = |group: usize| machine.group(group).unwrap_or((NOWHERE, NOWHERE));
    let state = Found {
        pattern: scan.object,
        string: scan.subject.string,
        content: scan.subject.content,
        spans: std::iter::once(span).chain((0..groups).map(of)).collect(),
        last_group: machine.slots[2 * groups],
        pos: scan.subject.pos,
        end_pos: scan.subject.end_pos,
    };
    Ok(rt.new_with_state(scan.pattern.match_class, state))
}

impl Found {
    /// What a group matched, `default` if nothing.
    pub(super) fn text(&self, rt: &mut Runtime, group: usize, default: Value) -> Value {
        match self.spans[group] {
            (NOWHERE, _) => default,
            (start, end) => slice(rt, self.content, start, end),
        }
    }

    /// The number of a group given by number or name; `IndexError`.
    fn number(&self, rt: &mut Runtime, group: Value) -> R<usize> {
        let number = if rt.can_index(group) {
            let number = rt.index(group)?;
            rt.int_of(number).and_then(|i| i.to_i64())
        } else {
            let index = self.pattern(rt).group_index;
            let found = match rt.as_dict(index) {
                Some(index) => match rt.dict_get(index, group) {
                    Ok(found) => found,
                    Err(_) => {
                        rt.clear_pending();
                        None
                    }
                },
                None => None,
            };
            found.and_then(|n| rt.int_of(n)).and_then(|i| i.to_i64())
        };
        match number.map(usize::try_from) {
            Some(Ok(number)) if number < self.spans.len() => Ok(number),
            _ => rt.index_error("no such group"),
        }
    }

    fn pattern(&self, rt: &Runtime) -> &Pattern {
        rt.state::<Pattern>(&self.pattern)
            .expect("a match is made with its pattern")
    }

    /// Start and end of a group, in characters; -1 where it took no part.
    fn places(&self, rt: &mut Runtime, group: usize) -> (i64, i64) {
        match self.spans[group] {
            (NOWHERE, _) => (-1, -1),
            (start, end) if rt.is_any_str(self.content) => (
                rt.str_place(self.content, start) as i64,
                rt.str_place(self.content, end) as i64,
            ),
            (start, end) => (start as i64, end as i64),
        }
    }

    /// How many groups there are, the match itself included.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }
}

fn own<'a>(rt: &mut Runtime, args: Args<'a>, method: &str) -> R<&'a Found> {
    rt.own_state::<Found>(&args.all[0], method)
}

fn group(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let found = own(rt, args, "group")?;
    match args.all {
        [_] => Ok(found.text(rt, 0, Value::NONE)),
        [_, one] => {
            let number = found.number(rt, *one)?;
            Ok(found.text(rt, number, Value::NONE))
        }
        [_, several @ ..] => {
            let mut items = rt.root_vec();
            for group in several {
                let number = found.number(rt, *group)?;
                let item = found.text(rt, number, Value::NONE);
                items.push(item);
            }
            Ok(rt.new_tuple(&items))
        }
        [] => rt.type_error("unbound method Match.group() needs an argument"),
    }
}

fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let found = own(rt, args, "__getitem__")?;
    let number = found.number(rt, args.all[1])?;
    Ok(found.text(rt, number, Value::NONE))
}

fn default(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    let [default] = rt.bind_args(method, args, 1, ["default"], 0)?;
    Ok(if default.is_null() {
        Value::NONE
    } else {
        default
    })
}

fn groups(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let found = own(rt, args, "groups")?;
    let default = default(rt, args, "groups")?;
    let mut items = rt.root_vec();
    for group in 1..found.len() {
        let item = found.text(rt, group, default);
        items.push(item);
    }
    Ok(rt.new_tuple(&items))
}

fn groupdict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let found = own(rt, args, "groupdict")?;
    let default = default(rt, args, "groupdict")?;
    let result = rt.new_dict();
    let index = found.pattern(rt).group_index;
    let Some(index) = rt.as_dict(index) else {
        return Ok(result);
    };
    let into = rekindle_objects::dict::DictRef::new(result);
    for i in 0..index.used() {
        if let Some((name, number)) = index.entry(i) {
            let number = found.number(rt, number)?;
            let text = found.text(rt, number, default);
            rt.dict_set(into, name, text)?;
        }
    }
    Ok(result)
}

fn places(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<(i64, i64)> {
    let found = own(rt, args, method)?;
    let number = match args.all.get(1) {
        Some(group) => found.number(rt, *group)?,
        None => 0,
    };
    Ok(found.places(rt, number))
}

fn start(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(places(rt, args, "start")?.0))
}

fn end(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(places(rt, args, "end")?.1))
}

fn pair(rt: &mut Runtime, (start, end): (i64, i64)) -> Value {
    rt.new_tuple(&[Value::small_int(start), Value::small_int(end)])
}

fn span(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let places = places(rt, args, "span")?;
    Ok(pair(rt, places))
}

fn regs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let found = own(rt, args, "regs")?;
    let mut items = rt.root_vec();
    for group in 0..found.len() {
        let places = found.places(rt, group);
        let item = pair(rt, places);
        items.push(item);
    }
    Ok(rt.new_tuple(&items))
}

fn expand(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let found = own(rt, args, "expand")?;
    let [template] = rt.bind_args("expand", args, 1, ["template"], 1)?;
    substitute::expand(rt, found.pattern, args.all[0], template)
}

fn pos(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(own(rt, args, "pos")?.pos as i64))
}

fn endpos(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(own(rt, args, "endpos")?.end_pos as i64))
}

fn lastindex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(match own(rt, args, "lastindex")?.last_group {
        0 => Value::NONE,
        n => Value::small_int(n as i64),
    })
}

fn lastgroup(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let found = own(rt, args, "lastgroup")?;
    let names = found.pattern(rt).index_group;
    let names = rt.tuple_items(names);
    Ok(match found.last_group {
        0 => Value::NONE,
        n => names.get(n).copied().unwrap_or(Value::NONE),
    })
}

fn re(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(own(rt, args, "re")?.pattern)
}

fn string(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(own(rt, args, "string")?.string)
}

fn same(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(args.all[0])
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let found = own(rt, args, "__repr__")?;
    let (start, end) = found.places(rt, 0);
    let text = found.text(rt, 0, Value::NONE);
    let text = rt.repr_text(text)?;
    // No more than CPython shows.
    let text: String = text.chars().take(50).collect();
    let class = rt.class_of(args.all[0]);
    let class = rt.class_path(class);
    Ok(rt.new_str(&format!(
        "<{class} object; span=({start}, {end}), match={text}>"
    )))
}
