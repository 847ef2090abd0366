//! Entities.

use super::describe::wire_struct;
use crate::model::Entity;

wire_struct!(Entity, Block {
    id: required,
    kind: required,
    name: default,
    aliases: default,
    role: default,
    parent: default,
    coordinates: default,
    note: default,
    tags: default,
    rejected: telling,
    merged_into: telling,
    origin: required,
} extra);
