//! Every rule by example: `left = right`, both as they would stand in a listing.
//!
//! x, y are ints, f, g floats, p a Bool, v, w values; `5` is an int, `5.0` a float, `#5` a
//! value; an immediate follows the op's name.

use super::{Folder, TABLES, View, run};
use crate::opt::Faults;
use crate::opt::consts;
use rekindle_trace_ir::{Ref, SnapId, Ty, Unit, Uop, parse, uop::Imm, verify};

const EXAMPLES: &[&str] = &[
    "int_add 3 x = int_add x 3",
    "int_mul 3 x = int_mul x 3",
    "int_add_ovf 3 x = int_add_ovf x 3",
    "int_mul_ovf 3 x = int_mul_ovf x 3",
    "int_and 3 x = int_and x 3",
    "int_or 3 x = int_or x 3",
    "int_xor 3 x = int_xor x 3",
    "int_eq 3 x = int_eq x 3",
    "int_ne 3 x = int_ne x 3",
    "int_add x 0 = x",
    "int_add 0 x = x",
    "int_add x y = int_add x y",
    "int_add_ovf x 0 = x",
    "int_sub x 0 = x",
    "int_sub_ovf x 0 = x",
    "int_sub x x = 0",
    "int_sub_ovf x x = 0",
    "int_mul x 1 = x",
    "int_mul_ovf x 1 = x",
    "int_mul x 0 = 0",
    "int_mul_ovf x 0 = 0",
    "int_add (int_add x 3) 4 = int_add x 7",
    "int_add (int_add x -4) 4 = x",
    "int_add (int_add_ovf x 3) 4 = int_add (int_add_ovf x 3) 4",
    "int_and x x = x",
    "int_and x 0 = 0",
    "int_and x -1 = x",
    "int_or x x = x",
    "int_or x 0 = x",
    "int_or x -1 = -1",
    "int_xor x x = 0",
    "int_xor x 0 = x",
    "int_shl x 0 = x",
    "int_shl_ovf x 0 = x",
    "int_sar x 0 = x",
    "int_floor_div x 1 = x",
    "int_floor_mod x 1 = 0",
    "int_floor_div x 8 = int_sar x 3",
    "int_floor_mod x 8 = int_and x 7",
    "int_floor_mod x 6 = int_floor_mod x 6",
    "int_floor_mod x -8 = int_floor_mod x -8",
    "int_lt x x = no",
    "int_le x x = yes",
    "int_eq x x = yes",
    "int_ne x x = no",
    "int_ult x x = no",
    "int_ult x 0 = no",
    "int_select.int p x x = x",
    "int_select.int yes x y = x",
    "int_select.int no x y = y",
    "int_select.int (bool_not p) x y = int_select.int p y x",
    // Constants.
    "int_add 9223372036854775807 1 = -9223372036854775808",
    "int_add_ovf 9223372036854775807 1 = int_add_ovf 9223372036854775807 1",
    "int_add_ovf 2 1 = 3",
    "int_floor_div -7 2 = -4",
    "int_floor_div 7 0 = int_floor_div 7 0",
    "int_lt 2 3 = yes",
    "int_ult -2 3 = no",
    "float_add 0.1 0.2 = 0.30000000000000004",
    "float_div 0.0 0.0 = float_div 0.0 0.0",
    "float_sqrt 2.25 = 1.5",
    "float_to_int -2.5 = -2",
    "int_to_float 3 = 3.0",
    "bool_encode yes = #True",
    "bool_decode #False = no",
    "word_eq #None #True = no",
    // Floats.
    "float_mul f 1.0 = f",
    "float_mul 1.0 f = f",
    "float_div f 1.0 = f",
    "float_div f 8.0 = float_mul f 0.125",
    "float_div f -0.5 = float_mul f -2.0",
    "float_div f 3.0 = float_div f 3.0",
    "float_div f 0.0 = float_div f 0.0",
    "float_add f -0.0 = f",
    "float_add -0.0 f = f",
    "float_add f 0.0 = float_add f 0.0",
    "float_sub f 0.0 = f",
    "float_sub f f = float_sub f f",
    "float_neg (float_neg f) = f",
    "float_abs (float_abs f) = float_abs f",
    "float_abs (float_neg f) = float_abs f",
    "float_lt f f = no",
    "float_le f f = float_le f f",
    // Values.
    "int_decode (int_encode x) = x",
    "int_encode (int_decode v) = v",
    "float_decode (float_encode f) = f",
    "float_encode (float_decode v) = v",
    "bool_decode (bool_encode p) = p",
    "bool_encode (bool_decode v) = v",
    "int_encode 5 = #5",
    "int_encode 9223372036854775807 = int_encode 9223372036854775807",
    "float_encode 1.5 = #1.5",
    "float_encode 0.0 = float_encode 0.0",
    "int_decode #5 = 5",
    "float_decode #1.5 = 1.5",
    "is_int (int_encode x) = yes",
    "is_int (float_encode f) = no",
    "is_int #None = no",
    "is_int v = is_int v",
    "is_float (float_encode f) = yes",
    "is_float #5 = no",
    "is_bool (bool_encode p) = yes",
    "is_bool (int_encode x) = no",
    "has_shape:LIST_INT (int_encode x) = no",
    "has_shape:BIG_INT (int_encode x) = has_shape:BIG_INT (int_encode x)",
    "has_shape:STR #None = no",
    "has_shape_of (int_encode x) y = no",
    "has_shape_of v y = has_shape_of v y",
    "bool_not (bool_not p) = p",
    "word_eq v v = yes",
    "word_eq (bool_encode p) #True = p",
    "word_eq #False (bool_encode p) = bool_not p",
    "word_eq (bool_encode p) #None = no",
    "word_eq (int_encode x) #None = no",
    "word_eq (int_encode x) (int_encode y) = word_eq (int_encode x) (int_encode y)",
    "word_eq (call.value:new_tuple x) #NULL = no",
    "word_eq v #None = word_eq v #None",
    // Guards.
    "guard_true yes = nothing",
    "guard_true no = guard_true no",
    "guard_false no = nothing",
    "guard_true (bool_not p) = guard_false p",
    "guard_false (bool_not p) = guard_true p",
    "check_status 0 = nothing",
    "check_status -1 = check_status -1",
    "check_value (int_encode x) = nothing",
    "check_value #NULL = check_value #NULL",
    "check_value v = check_value v",
];

const NAMES: [(&str, &str); 7] = [
    ("v", "load_reg r0 @frame"),
    ("w", "load_reg r1 @frame"),
    ("x", "load.int %0 +8 @object"),
    ("y", "load.int %1 +8 @object"),
    ("f", "load_float %0 +16 @object"),
    ("g", "load_float %1 +16 @object"),
    ("p", "load.bool %0 +24 @object"),
];

/// Writes an expression's listing; gives the number of its value.
struct Writer<'a> {
    lines: Vec<String>,
    words: std::iter::Peekable<std::str::SplitWhitespace<'a>>,
}

impl Writer<'_> {
    fn line(&mut self, text: String) -> usize {
        self.lines.push(text);
        self.lines.len() - 1
    }

    fn atom(&mut self, word: &str) -> usize {
        if let Some(i) = NAMES.iter().position(|(name, _)| *name == word) {
            return i;
        }
        let number = word.trim_matches(')');
        self.line(match number {
            "yes" => "const_int.bool 1".into(),
            "no" => "const_int.bool 0".into(),
            _ if number.starts_with('#') => format!("const_value {}", &number[1..]),
            _ if number.contains('.') => format!("const_float {number}"),
            _ => format!("const_int {number}"),
        })
    }

    fn operation(&mut self) -> usize {
        let head = self.words.next().expect("an op");
        let (op, imm) = head.split_once(':').unwrap_or((head, ""));
        let mut args = Vec::new();
        while let Some(word) = self.words.next() {
            if word == ")" {
                break;
            }
            args.push(match word {
                "(" => self.operation(),
                atom => self.atom(atom),
            });
        }
        let args: Vec<String> = args.iter().map(|a| format!("%{a}")).collect();
        let snap = match Uop::from_name(op).map(Uop::effect) {
            Some(rekindle_trace_ir::Effect::Guard) => "!s0",
            _ => "",
        };
        let args = args.join(" ");
        self.line(match op.starts_with("call") {
            true => format!("{op} {imm} {args} {snap}"),
            false => format!("{op} {args} {imm} {snap}"),
        })
    }
}

/// The unit whose last instruction (or return) is the expression.
fn unit_of(expression: &str) -> (Unit, Ref) {
    let spaced = expression.replace('(', "( ").replace(')', " )");
    let mut writer = Writer {
        lines: NAMES.iter().map(|(_, def)| def.to_string()).collect(),
        words: spaced.split_whitespace().peekable(),
    };
    let root = writer.operation();
    let lines = writer.lines.iter().enumerate();
    let body: Vec<String> = lines.map(|(i, line)| format!("%{i} = {line}")).collect();
    let text = format!(
        "snap s0 = before x0@0{{}}\nb0:\n{}\nexit s0",
        body.join("\n")
    );
    let mut unit = parse(&text).expect("text parses");
    let root = Ref(root as u32);
    if unit[root].ty != Ty::Void {
        unit.snapshots.push(unit.snapshots[0].clone());
        unit.snapshots[1].frames[0].regs.push((0, root));
        unit.blocks[0].end = rekindle_trace_ir::Terminator::Exit(SnapId(1));
    }
    consts::run(&mut unit);
    verify(&unit).expect(expression);
    (unit, root)
}

/// The expression that computes a value.
fn describe(unit: &Unit, r: Ref, outer: bool) -> String {
    if let Some((name, _)) = NAMES.get(r.0 as usize) {
        return name.to_string();
    }
    let ins = &unit[r];
    let listed = ins.to_string();
    let last = listed.split(' ').next_back().unwrap_or_default();
    match ins.op {
        Uop::ConstInt if ins.ty == Ty::Bool => ["no", "yes"][ins.imm as usize].into(),
        Uop::ConstInt | Uop::ConstFloat => last.into(),
        Uop::ConstValue => format!("#{last}"),
        op => {
            let mut text = listed.split(' ').next().unwrap_or_default().to_string();
            if op.imm() == Imm::Helper {
                text += &format!(":{}", listed.split(' ').nth(1).unwrap_or_default());
            }
            if op.imm() == Imm::Shape {
                text += &format!(":{}", listed.split(' ').nth(2).unwrap_or_default());
            }
            for o in ins.operands() {
                text += &format!(" {}", describe(unit, o, false));
            }
            if outer { text } else { format!("({text})") }
        }
    }
}

fn folded(expression: &str, faults: &Faults) -> String {
    let (mut unit, root) = unit_of(expression);
    run(&mut unit, &Folder::new(faults));
    verify(&unit).expect(expression);
    match unit.snapshots.get(1) {
        Some(snap) => describe(&unit, snap.frames[0].regs[0].1, true),
        None if unit.blocks[0].body.contains(&root) => describe(&unit, root, true),
        None => "nothing".into(),
    }
}

#[test]
fn rules_say_what_they_do() {
    for example in EXAMPLES {
        let (left, right) = example.split_once(" = ").expect("an equation");
        assert_eq!(folded(left, &Faults::default()), right, "{left}");
    }
}

#[test]
fn every_rule_has_an_example_and_an_equation_about_its_op() {
    let mut rules: Vec<_> = TABLES.into_iter().flatten().collect();
    for rule in &rules {
        let about = rule.equation.split([' ', ',']).next();
        assert_eq!(about, Some(rule.op.name()), "{}", rule.equation);
    }
    for example in EXAMPLES {
        let (left, _) = example.split_once(" = ").expect("an equation");
        let (unit, root) = unit_of(left);
        let ins = &unit[root];
        let view = View { unit: &unit, ins };
        rules.retain(|rule| rule.op != ins.op || (rule.apply)(&view).is_none());
    }
    let without: Vec<&str> = rules.iter().map(|rule| rule.equation).collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn the_planted_fault_adds_where_it_should_subtract() {
    let faults = Faults {
        wrong_fold: true,
        ..Faults::default()
    };
    for (left, wrong, right) in [
        ("int_sub 5 3", "8", "2"),
        ("int_sub_ovf x 3", "int_add_ovf x 3", "int_sub_ovf x 3"),
        ("int_sub x y", "int_sub x y", "int_sub x y"),
    ] {
        assert_eq!(folded(left, &faults), wrong);
        assert_eq!(folded(left, &Faults::default()), right);
    }
}

#[test]
fn branches_on_constants_become_jumps() {
    let text =
        "b0:\n %0 = load_reg r0 @frame\n %1 = is_bool %0\n %2 = bool_not %1\n %3 = const_int.bool 0
         branch %2 ? b1 : b2
         b1:\n branch %3 ? b1 : b2
         b2:\n return %0";
    let mut unit = parse(text).expect("text parses");
    consts::run(&mut unit);
    run(&mut unit, &Folder::new(&Faults::default()));
    let ends: Vec<String> = unit.blocks.iter().map(|b| b.end.to_string()).collect();
    assert_eq!(ends, ["branch %1 ? b2 : b1", "jump b2", "return %0"]);
}
