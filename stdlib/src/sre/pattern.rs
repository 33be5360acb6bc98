//! Class `re.Pattern`: a compiled pattern and what it is asked.

use super::subject::{Mode, Scan, Subject};
use super::{found, matcher::Machine, program::Program, scanner, substitute, translate};
use rekindle_objects::heap::Foreign;
use rekindle_objects::iter::IterKind;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, generic_alias, natives};
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

/// A compiled pattern.
pub(super) struct Pattern {
    /// The source: str, bytes, or None for one put together from several.
    pub(super) source: Value,
    pub(super) flags: i64,
    /// The compiler's code.
    code: Box<[u32]>,
    pub(super) groups: u32,
    /// A dict: names to numbers.
    pub(super) group_index: Value,
    /// A tuple: numbers to names or None.
    pub(super) index_group: Value,
    /// For text, yes; for bytes, no; for either, `None`.
    pub(super) is_text: Option<bool>,
    /// The programs for bytes and for text, made when wanted.
    programs: [OnceCell<Option<Rc<Program>>>; 2],
    /// Classes of what it makes.
    pub(super) match_class: ClassId,
    pub(super) scanner_class: ClassId,
    /// A machine that is not in use.
    pub(super) machine: Cell<Option<Box<Machine>>>,
}

impl Foreign for Pattern {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        [self.source, self.group_index, self.index_group]
            .into_iter()
            .for_each(see);
    }
}

impl Pattern {
    /// The program for text or for bytes.
    pub(super) fn program(&self, rt: &mut Runtime, text: bool) -> R<Rc<Program>> {
        let made = self.programs[text as usize]
            .get_or_init(|| translate::translate(&self.code, self.groups, text).map(Rc::new));
        match made {
            Some(program) => Ok(program.clone()),
            None => rt.raise_new(ClassId::RUNTIME_ERROR, "invalid SRE code"),
        }
    }
}

natives! {
    TABLE:
    "Pattern.__new__" => super::not_created, 1, rekindle_objects::native::ANY, true, Static;
    "Pattern.match" => match_, 1, 4, true, Method;
    "Pattern.fullmatch" => fullmatch, 1, 4, true, Method;
    "Pattern.search" => search, 1, 4, true, Method;
    "Pattern.findall" => findall, 1, 4, true, Method;
    "Pattern.finditer" => finditer, 1, 4, true, Method;
    "Pattern.scanner" => scanner_of, 1, 4, true, Method;
    "Pattern.split" => substitute::split, 1, 3, true, Method;
    "Pattern.sub" => substitute::sub, 1, 4, true, Method;
    "Pattern.subn" => substitute::subn, 1, 4, true, Method;
    "Pattern.pattern" => pattern, 1, 1, false, Getter;
    "Pattern.flags" => flags, 1, 1, false, Getter;
    "Pattern.groups" => groups, 1, 1, false, Getter;
    "Pattern.groupindex" => groupindex, 1, 1, false, Getter;
    "Pattern.__repr__" => repr, 1, 1, false, Method;
    "Pattern.__eq__" => eq, 2, 2, false, Method;
    "Pattern.__hash__" => hash, 1, 1, false, Method;
    "Pattern.__copy__" => same, 1, 1, false, Method;
    "Pattern.__deepcopy__" => same, 2, 2, false, Method;
    "Pattern.__class_getitem__" => generic_alias::alias, 2, 2, false, Class;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "re",
    name: "Pattern",
    doc: Some("Compiled regular expression object."),
    base: ClassId::OBJECT,
    methods: TABLE,
    state: true,
    dict: false,
};

/// `_sre.compile(pattern, flags, code, groups, groupindex, indexgroup)`
pub(super) fn compile(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = [
        "pattern",
        "flags",
        "code",
        "groups",
        "groupindex",
        "indexgroup",
    ];
    let [source, flags, code, groups, group_index, index_group] =
        rt.bind_args("compile", args, 0, names, 6)?;
    let Some(list) = rt.as_list(code) else {
        let got = rt.type_name(code);
        return rt.type_error(format!("compile() argument 'code' must be list, not {got}"));
    };
    let mut words = Vec::with_capacity(rt.list_len(list));
    for i in 0..rt.list_len(list) {
        let word = rt.list_get(list, i);
        let word = rt.index(word)?;
        match rt.int_of(word).and_then(|i| i.to_i64()) {
            Some(word) if u32::try_from(word).is_ok() => words.push(word as u32),
            _ => return rt.overflow_error("regular expression code size limit exceeded"),
        }
    }
    let flags = rt.index_i64(flags)?;
    let groups = rt.index_i64(groups)?;
    let names = rt.as_tuple(index_group);
    let (Some(_), Some(index_group), Ok(groups)) =
        (rt.as_dict(group_index), names, u32::try_from(groups))
    else {
        return rt.type_error("compile() needs a dict and a tuple of group names");
    };
    let is_text = if source.is_none() {
        None
    } else {
        Some(rt.is_any_str(source))
    };
    if is_text == Some(false) && rt.bytes_like(source).is_none() {
        return rt.type_error("expected string or bytes-like object");
    }
    let state = Pattern {
        source,
        flags,
        code: words.into(),
        groups,
        group_index,
        index_group,
        is_text,
        programs: Default::default(),
        match_class: rt.native_classes[&(found::CLASS.module, found::CLASS.name)],
        scanner_class: rt.native_classes[&(scanner::CLASS.module, scanner::CLASS.name)],
        machine: Cell::new(None),
    };
    state.program(rt, is_text.unwrap_or(true))?;
    let class = rt.native_classes[&(CLASS.module, CLASS.name)];
    Ok(rt.new_with_state(class, state))
}

/// `(string, pos, endpos)` of the arguments.
fn scan<'a>(rt: &mut Runtime, args: Args<'a>, function: &str) -> R<Scan<'a>> {
    let pattern = rt.own_state::<Pattern>(&args.all[0], function)?;
    let names = ["string", "pos", "endpos"];
    let [string, pos, end] = rt.bind_args(function, args, 1, names, 1)?;
    let subject = Subject::new(rt, pattern, string, pos, end)?;
    Scan::new(rt, args.all[0], pattern, subject)
}

fn one(rt: &mut Runtime, args: Args<'_>, function: &str, mode: Mode) -> R<Value> {
    let mut scan = scan(rt, args, function)?;
    match scan.find(rt, mode)? {
        Some(span) => found::new(rt, &scan, span),
        None => Ok(Value::NONE),
    }
}

fn match_(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    one(rt, args, "match", Mode::Match)
}

fn fullmatch(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    one(rt, args, "fullmatch", Mode::Whole)
}

fn search(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    one(rt, args, "search", Mode::Search)
}

fn findall(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut scan = scan(rt, args, "findall")?;
    let list = rt.new_empty_list();
    while let Some((start, end)) = scan.find(rt, Mode::Search)? {
        let item = match scan.pattern.groups {
            0 => scan.subject.slice(rt, start, end),
            1 => scan.group_or_empty(rt, 0),
            n => {
                let mut items = rt.root_vec();
                for group in 0..n as usize {
                    let item = scan.group_or_empty(rt, group);
                    items.push(item);
                }
                rt.new_tuple(&items)
            }
        };
        rt.list_push(list, item);
    }
    Ok(list)
}

fn scanner_of(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let scan = scan(rt, args, "scanner")?;
    Ok(scanner::new(rt, scan))
}

fn finditer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let scan = scan(rt, args, "finditer")?;
    let scanner = scanner::new(rt, scan);
    let name = rt.intern("search");
    let search = rt.get_attr(scanner, name)?;
    Ok(rt.new_iter(IterKind::Callable, 0, 0, search, Value::NONE))
}

fn pattern(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.own_state::<Pattern>(&args.all[0], "pattern")?.source)
}

fn flags(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let flags = rt.own_state::<Pattern>(&args.all[0], "flags")?.flags;
    Ok(rt.new_int(flags))
}

fn groups(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let groups = rt.own_state::<Pattern>(&args.all[0], "groups")?.groups;
    Ok(Value::small_int(groups as i64))
}

fn groupindex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let index = rt
        .own_state::<Pattern>(&args.all[0], "groupindex")?
        .group_index;
    Ok(rt.new_mapping_proxy(index))
}

fn same(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(args.all[0])
}

const FLAG_NAMES: &[(i64, &str)] = &[
    (2, "re.IGNORECASE"),
    (4, "re.LOCALE"),
    (8, "re.MULTILINE"),
    (16, "re.DOTALL"),
    (UNICODE, "re.UNICODE"),
    (64, "re.VERBOSE"),
    (128, "re.DEBUG"),
    (256, "re.ASCII"),
];
const UNICODE: i64 = 32;
/// Flags that say what a letter is.
const LETTERS: i64 = 4 | UNICODE | 256;
/// Characters of the source that `repr` shows.
const SHOWN: usize = 200;

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let pattern = rt.own_state::<Pattern>(&args.all[0], "__repr__")?;
    let mut flags = pattern.flags;
    // What is so for all text is not worth saying.
    if rt.is_any_str(pattern.source) && flags & LETTERS == UNICODE {
        flags &= !UNICODE;
    }
    let mut names = Vec::new();
    for (bit, name) in FLAG_NAMES {
        if flags & bit != 0 {
            names.push(name.to_string());
            flags &= !bit;
        }
    }
    if flags != 0 {
        names.push(format!("{flags:#x}"));
    }
    let source = rt.repr_text(pattern.source)?;
    let mut text = String::from("re.compile(");
    text.extend(source.chars().take(SHOWN));
    if !names.is_empty() {
        text.push_str(", ");
        text.push_str(&names.join("|"));
    }
    text.push(')');
    Ok(rt.new_str(&text))
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = rt.own_state::<Pattern>(&args.all[0], "__eq__")?;
    let Some(b) = rt.state::<Pattern>(&args.all[1]) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let alike = a.flags == b.flags && a.is_text == b.is_text && a.code == b.code;
    Ok(Value::bool(alike && rt.equal(a.source, b.source)?))
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let pattern = rt.own_state::<Pattern>(&args.all[0], "__hash__")?;
    let source = rt.hash(pattern.source)?;
    let code: Vec<u8> = pattern.code.iter().flat_map(|w| w.to_le_bytes()).collect();
    let hash = source ^ rt.hash_bytes(&code) ^ pattern.flags ^ pattern.groups as i64;
    let hash = if hash == -1 { -2 } else { hash };
    Ok(rt.new_int(hash))
}
