//! Statements as source, one a line.

use super::write::Writer;
use super::write_expr::{items, operator};
use super::{Item, Node};

impl Writer {
    pub(super) fn statements(&mut self, body: &Item) {
        for item in items(body) {
            if let Item::Node(node) = item {
                self.statement(node);
            }
        }
    }

    /// The line of a compound statement, with a colon, and what is indented below it.
    fn block(&mut self, body: &Item) {
        self.put(":\n");
        self.indent += 1;
        match items(body).is_empty() {
            true => {
                self.begin();
                self.put("pass\n");
            }
            false => self.statements(body),
        }
        self.indent -= 1;
    }

    fn begin(&mut self) {
        for _ in 0..self.indent {
            self.put(" ");
        }
    }

    /// `else` or `finally`, if there is anything below it.
    fn clause(&mut self, word: &str, body: &Item) {
        if !items(body).is_empty() {
            self.begin();
            self.put(word);
            self.block(body);
        }
    }

    fn statement(&mut self, node: &Node) {
        if let "FunctionDef" | "AsyncFunctionDef" | "ClassDef" = &*node.kind {
            let decorators = if node.kind == "ClassDef" { 4 } else { 3 };
            for decorator in items(&node.fields[decorators]) {
                self.begin();
                self.prefixed("@", decorator);
                self.put("\n");
            }
        }
        self.begin();
        self.span(node, |this| {
            if !this.compound(node) {
                this.simple(node);
            }
        });
        if !self.out.ends_with('\n') {
            self.put("\n");
        }
    }

    /// Writes a statement with a body; false if it is none.
    fn compound(&mut self, node: &Node) -> bool {
        let f = &node.fields;
        let asynchronous = node.kind.starts_with("Async");
        if asynchronous {
            self.put("async ");
        }
        match &*node.kind {
            "FunctionDef" | "AsyncFunctionDef" => {
                self.put("def ");
                self.name(&f[0]);
                self.type_params(&f[6]);
                self.put("(");
                self.parameters(&f[1]);
                self.put(")");
                self.prefixed(" -> ", &f[4]);
                self.block(&f[2]);
            }
            "ClassDef" => {
                self.put("class ");
                self.name(&f[0]);
                self.type_params(&f[5]);
                self.put("(");
                self.arguments(&f[1], &f[2]);
                self.put(")");
                self.block(&f[3]);
            }
            "For" | "AsyncFor" => {
                self.prefixed("for ", &f[0]);
                self.prefixed(" in ", &f[1]);
                self.block(&f[2]);
                self.clause("else", &f[3]);
            }
            "While" => {
                self.prefixed("while ", &f[0]);
                self.block(&f[1]);
                self.clause("else", &f[2]);
            }
            "If" => self.if_statement(node),
            "With" | "AsyncWith" => {
                self.put("with ");
                self.separated(items(&f[0]), |this, item| {
                    if let Item::Node(item) = item {
                        this.expr(&item.fields[0]);
                        this.prefixed(" as ", &item.fields[1]);
                    }
                });
                self.block(&f[1]);
            }
            "Match" => self.match_statement(f),
            "Try" | "TryStar" => self.try_statement(node),
            _ => return false,
        }
        true
    }

    /// `if`, and what hangs below its `else` in a chain.
    fn if_statement(&mut self, node: &Node) {
        let mut node = node;
        self.put("if ");
        loop {
            self.expr(&node.fields[0]);
            self.block(&node.fields[1]);
            match items(&node.fields[2]) {
                [Item::Node(next)] if next.kind == "If" => {
                    self.begin();
                    self.span(next, |this| this.put("elif "));
                    node = next;
                }
                _ => return self.clause("else", &node.fields[2]),
            }
        }
    }

    fn match_statement(&mut self, f: &[Item]) {
        self.prefixed("match ", &f[0]);
        self.put(":\n");
        self.indent += 1;
        for case in items(&f[1]) {
            if let Item::Node(case) = case {
                self.begin();
                self.put("case ");
                self.pattern(&case.fields[0]);
                self.prefixed(" if ", &case.fields[1]);
                self.block(&case.fields[2]);
            }
        }
        self.indent -= 1;
    }

    fn try_statement(&mut self, node: &Node) {
        let f = &node.fields;
        self.put("try");
        self.block(&f[0]);
        for handler in items(&f[1]) {
            if let Item::Node(handler) = handler {
                self.begin();
                self.span(handler, |this| {
                    this.put(if node.kind == "Try" {
                        "except"
                    } else {
                        "except*"
                    });
                    this.prefixed(" ", &handler.fields[0]);
                    if handler.fields[1] != Item::None {
                        this.put(" as ");
                        this.name(&handler.fields[1]);
                    }
                    this.block(&handler.fields[2]);
                });
            }
        }
        self.clause("else", &f[2]);
        self.clause("finally", &f[3]);
    }

    fn simple(&mut self, node: &Node) {
        let f = &node.fields;
        match &*node.kind {
            "Return" => {
                self.put("return");
                self.prefixed(" ", &f[0]);
            }
            "Delete" => {
                self.put("del ");
                self.exprs(&f[0]);
            }
            "Assign" => {
                for target in items(&f[0]) {
                    self.expr(target);
                    self.put(" = ");
                }
                self.expr(&f[1]);
            }
            "TypeAlias" => {
                self.put("type ");
                self.bare(&f[0]);
                self.type_params(&f[1]);
                self.prefixed(" = ", &f[2]);
            }
            "AugAssign" => {
                self.expr(&f[0]);
                self.put(operator(&f[1]));
                self.prefixed("= ", &f[2]);
            }
            "AnnAssign" => {
                match f[3] {
                    Item::Int(0) => self.expr(&f[0]),
                    _ => self.bare(&f[0]),
                }
                self.prefixed(": ", &f[1]);
                self.prefixed(" = ", &f[2]);
            }
            "Raise" => {
                self.put("raise");
                self.prefixed(" ", &f[0]);
                self.prefixed(" from ", &f[1]);
            }
            "Assert" => {
                self.prefixed("assert ", &f[0]);
                self.prefixed(", ", &f[1]);
            }
            "Import" => {
                self.put("import ");
                self.aliases(&f[0]);
            }
            "ImportFrom" => {
                self.put("from ");
                if let Item::Int(level) = f[2] {
                    self.put(&".".repeat(level.clamp(0, 1000) as usize));
                }
                self.dotted(&f[0]);
                self.put(" import ");
                self.aliases(&f[1]);
            }
            "Global" | "Nonlocal" => {
                self.put(if node.kind == "Global" {
                    "global "
                } else {
                    "nonlocal "
                });
                self.separated(items(&f[0]), |this, name| this.name(name));
            }
            "Expr" => self.expr(&f[0]),
            "Break" => self.put("break"),
            "Continue" => self.put("continue"),
            _ => self.put("pass"),
        }
    }

    fn aliases(&mut self, names: &Item) {
        self.separated(items(names), |this, alias| {
            let Item::Node(alias) = alias else {
                return;
            };
            this.span(alias, |this| {
                this.dotted(&alias.fields[0]);
                if alias.fields[1] != Item::None {
                    this.put(" as ");
                    this.name(&alias.fields[1]);
                }
            });
        });
    }

    /// The name of a module, or the star.
    fn dotted(&mut self, name: &Item) {
        match name {
            Item::Text(name) if &**name == "*" => self.put("*"),
            Item::Text(name) => {
                for (i, part) in name.split('.').enumerate() {
                    if i > 0 {
                        self.put(".");
                    }
                    self.name(&Item::Text(part.into()));
                }
            }
            _ => {}
        }
    }

    pub(super) fn parameters(&mut self, item: &Item) {
        let Item::Node(node) = item else {
            return;
        };
        let f = &node.fields;
        let (only, args, defaults) = (items(&f[0]), items(&f[1]), items(&f[6]));
        let required = (only.len() + args.len()).saturating_sub(defaults.len());
        for (i, arg) in only.iter().chain(args).enumerate() {
            self.parameter("", arg);
            if let Some(default) = i.checked_sub(required).and_then(|i| defaults.get(i)) {
                self.prefixed("=", default);
            }
            self.put(if i + 1 == only.len() { ", /, " } else { ", " });
        }
        match &f[2] {
            Item::None if items(&f[3]).is_empty() => {}
            Item::None => self.put("*, "),
            vararg => {
                self.parameter("*", vararg);
                self.put(", ");
            }
        }
        for (arg, default) in items(&f[3]).iter().zip(items(&f[4])) {
            self.parameter("", arg);
            self.prefixed("=", default);
            self.put(", ");
        }
        if f[5] != Item::None {
            self.parameter("**", &f[5]);
        }
    }

    fn parameter(&mut self, stars: &str, item: &Item) {
        let Item::Node(node) = item else {
            return;
        };
        self.put(stars);
        self.span(node, |this| {
            this.name(&node.fields[0]);
            this.prefixed(": ", &node.fields[1]);
        });
    }
}
