//! The table from which a record's printing and reading are both made, so that they cannot disagree.

use crate::model::Extra;
use crate::store::printer::Fields;
use crate::store::syntax::{Parser, is_name};

/// Describes a struct's form in the file: its layout, then each field with how it is written and read.
///
/// | word | written | where it cannot be read |
/// |---|---|---|
/// | `required` | always | the record cannot be read |
/// | `telling` | unless it is the default | the record cannot be read: the default would say something else |
/// | `default` | unless it is the default | the default, and a finding |
/// | `lines` | the same, a list with a value a line | the same |
/// | `lined` | the same, a text as a list with a string a line | the same |
/// | `filled` | the same, a list with ten values a line | the same |
///
/// `as "name"` gives the field another name in the file. `extra` at the end keeps unknown fields.
macro_rules! wire_struct {
    ($type:ident, $layout:ident { $($field:ident $(as $name:literal)?: $presence:ident),+ $(,)? } $($extra:ident)?) => {
        impl $crate::store::wire::describe::Described for $type {
            const FIELDS: &'static [&'static str] = &[$(wire_struct!(@name $field $($name)?)),+];
        }

        impl $crate::store::wire::Wire for $type {
            fn print(&self, out: &mut $crate::store::printer::Printer) {
                let mut fields = out.fields($crate::store::printer::Layout::$layout);
                $(wire_struct!(@print fields, $presence, wire_struct!(@name $field $($name)?), self.$field);)+
                $($crate::store::wire::extra_fields(&mut fields, &self.$extra, <Self as $crate::store::wire::describe::Described>::FIELDS);)?
                fields.end();
            }

            fn read(
                node: $crate::store::syntax::Node<'_>,
                reader: &mut $crate::store::wire::Reader,
            ) -> Result<Self, $crate::store::wire::Fault> {
                let Some(fields) = node.fields() else { return Err(reader.expected(node, "fields in parentheses")) };
                $(let mut $field = None;)+
                $(let mut $extra = $crate::model::Extra::default();)?
                for field in fields {
                    $(if field.name == wire_struct!(@name $field $($name)?) {
                        if $field.is_some() {
                            reader.repeated(field);
                        } else {
                            $field = wire_struct!(@read reader, $presence, wire_struct!(@name $field $($name)?), field.value);
                        }
                        continue;
                    })+
                    wire_struct!(@unknown reader, field $(, $extra)?);
                }
                Ok(Self {
                    $($field: wire_struct!(@take reader, node, $presence, wire_struct!(@name $field $($name)?), $field),)+
                    $($extra,)?
                })
            }
        }
    };

    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };

    (@print $fields:ident, required, $name:expr, $value:expr) => { $fields.put($name, &$value) };
    (@print $fields:ident, lines, $name:expr, $value:expr) => {
        if !$value.is_empty() {
            $fields.name($name).lines(&$value, |out, value| value.print(out));
        }
    };
    (@print $fields:ident, lined, $name:expr, $value:expr) => {
        if !$value.is_empty() {
            $crate::store::wire::article::lined(&$value, $fields.name($name));
        }
    };
    (@print $fields:ident, filled, $name:expr, $value:expr) => {
        if !$value.is_empty() {
            $fields.name($name).filled(&$value);
        }
    };
    (@print $fields:ident, $other:ident, $name:expr, $value:expr) => {
        if !$crate::store::wire::describe::is_default(&$value) {
            $fields.put($name, &$value);
        }
    };

    (@read $reader:ident, required, $name:expr, $node:expr) => { Some($reader.required($name, $node)?) };
    (@read $reader:ident, telling, $name:expr, $node:expr) => { Some($reader.required($name, $node)?) };
    (@read $reader:ident, $lenient:ident, $name:expr, $node:expr) => { $reader.lenient($name, $node) };

    (@take $reader:ident, $node:ident, required, $name:expr, $slot:ident) => {
        $slot.ok_or_else(|| $reader.missing($node, $name))?
    };
    (@take $reader:ident, $node:ident, $other:ident, $name:expr, $slot:ident) => { $slot.unwrap_or_default() };

    (@unknown $reader:ident, $field:ident) => { $reader.unknown($field) };
    (@unknown $reader:ident, $field:ident, $extra:ident) => { $reader.keep(&mut $extra, $field)? };
}

pub(super) use wire_struct;

/// A struct whose fields in the file are known.
pub(super) trait Described {
    /// Their names, in the order of the file.
    const FIELDS: &'static [&'static str];
}

/// Whether the value is what a missing field stands for.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Writes the kept fields of a newer program at the end of a record, in the order of their names.
///
/// What is no field of RON, or has the name of a known field, did not come from a file; it is left out, so that no value in
/// memory can make the file unreadable.
pub(crate) fn extra_fields(fields: &mut Fields<'_>, extra: &Extra, known: &[&str]) {
    for (name, value) in extra.iter() {
        if is_name(name) && !known.contains(&name) && Parser::is_value(value) {
            fields.name(name).raw(value);
        }
    }
}
