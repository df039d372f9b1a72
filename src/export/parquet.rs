//! Apache Parquet: a file for each table, typed and packed, with lists as lists, for DuckDB,
//! pandas, Spark and Arrow.

use std::io;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as PhysicalType};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use super::column::{Cell, ColumnType};
use super::list::split;
use super::sheets::{Sheet, SheetColumn, sheets};
use super::{About, Exporter, Folder, FolderWriter, Losses, Settings};
use crate::graph::GraphView;

/// The folder of tables.
#[derive(Debug)]
pub(super) struct Parquet;

/// How many rows are packed together: enough to pack well, few enough to stay small in memory.
const GROUP: usize = 1 << 16;

impl Exporter for Parquet {
    fn about(&self) -> About {
        About {
            name: "parquet",
            extensions: &[],
            file_name: "parquet",
            summary: "Parquet tables of nodes, edges, statements and documents, for DuckDB, pandas, Spark",
            ..About::PLAIN
        }
    }

    fn folder(&self) -> Option<&dyn FolderWriter> {
        Some(self)
    }
}

impl FolderWriter for Parquet {
    fn write(
        &self,
        graph: &GraphView,
        _: &Settings,
        folder: &mut dyn Folder,
    ) -> io::Result<Losses> {
        let mut losses = Losses::new();
        for sheet in sheets(graph) {
            let bytes = table(&sheet).map_err(io::Error::other)?;
            let name = format!("{}.parquet", sheet.name);
            folder.file(&name, &mut |out| out.write_all(&bytes))?;
            losses.append(sheet.losses);
        }
        Ok(losses)
    }
}

/// Makes the file of a table.
fn table(sheet: &Sheet<'_>) -> Result<Vec<u8>, ParquetError> {
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
    let schema = schema(sheet)?;
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties.build()))?;
    for start in (0..sheet.rows).step_by(GROUP) {
        let mut columns: Vec<Data> = sheet.columns.iter().map(Data::new).collect();
        for row in start..sheet.rows.min(start + GROUP) {
            sheet.cells(row, |number, cell| columns[number].add(cell));
        }
        let mut group = writer.next_row_group()?;
        for column in &columns {
            if let Some(mut writer) = group.next_column()? {
                column.write(&mut writer)?;
                writer.close()?;
            }
        }
        group.close()?;
    }
    writer.into_inner()
}

/// Describes the columns of a table: every one may lack a value.
fn schema(sheet: &Sheet<'_>) -> Result<TypePtr, ParquetError> {
    let columns: Result<Vec<TypePtr>, ParquetError> =
        sheet.columns.iter().map(column_type).collect();
    let schema = Type::group_type_builder(sheet.name).with_fields(columns?);
    Ok(Arc::new(schema.build()?))
}

fn column_type(column: &SheetColumn) -> Result<TypePtr, ParquetError> {
    let name = column.name.as_str();
    let (physical, logical) = match column.holds {
        ColumnType::Boolean => (PhysicalType::BOOLEAN, None),
        ColumnType::Integer | ColumnType::LongInteger => (PhysicalType::INT64, None),
        ColumnType::Float => (PhysicalType::DOUBLE, None),
        ColumnType::Text => (PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let primitive = |name: &str, repetition| {
        let builder = Type::primitive_type_builder(name, physical);
        let builder = builder.with_logical_type(logical.clone());
        builder.with_repetition(repetition).build().map(Arc::new)
    };
    if !column.is_list {
        return primitive(name, Repetition::OPTIONAL);
    }
    // The three levels that Parquet's specification asks of lists.
    let items = Type::group_type_builder("list")
        .with_repetition(Repetition::REPEATED)
        .with_fields(vec![primitive("element", Repetition::REQUIRED)?]);
    let list = Type::group_type_builder(name)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(Some(LogicalType::List))
        .with_fields(vec![Arc::new(items.build()?)]);
    Ok(Arc::new(list.build()?))
}

/// The values of a column in one group of rows, with Parquet's levels: how much of a value is
/// there, and whether it goes on with a list.
struct Data {
    values: Values,
    is_list: bool,
    defined: Vec<i16>,
    repeated: Vec<i16>,
}

enum Values {
    Boolean(Vec<bool>),
    Integer(Vec<i64>),
    Float(Vec<f64>),
    Text(Vec<ByteArray>),
}

impl Data {
    fn new(column: &SheetColumn) -> Self {
        Self {
            values: match column.holds {
                ColumnType::Boolean => Values::Boolean(Vec::new()),
                ColumnType::Integer | ColumnType::LongInteger => Values::Integer(Vec::new()),
                ColumnType::Float => Values::Float(Vec::new()),
                ColumnType::Text => Values::Text(Vec::new()),
            },
            is_list: column.is_list,
            defined: Vec::new(),
            repeated: Vec::new(),
        }
    }

    /// Adds the cell of the next row.
    fn add(&mut self, cell: Option<Cell<'_>>) {
        let mut defined = i16::from(cell.is_some());
        match (&mut self.values, cell) {
            (Values::Boolean(values), Some(Cell::Boolean(truth))) => values.push(truth),
            (Values::Integer(values), Some(Cell::Integer(number))) => values.push(number),
            (Values::Float(values), Some(Cell::Float(number))) => values.push(number),
            (Values::Text(values), Some(Cell::Text(text))) if self.is_list => {
                for (place, item) in split(&text).into_iter().enumerate() {
                    values.push(ByteArray::from(item.into_bytes()));
                    self.defined.push(2);
                    self.repeated.push(i16::from(place > 0));
                }
                return;
            }
            (Values::Text(values), Some(cell)) => {
                values.push(ByteArray::from(cell.to_string().into_bytes()));
            }
            // A cell is of its column's type, so that nothing else is left than a missing one.
            _ => defined = 0,
        }
        self.defined.push(defined);
        self.repeated.push(0);
    }

    fn write(&self, writer: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let defined = Some(self.defined.as_slice());
        let repeated = self.is_list.then_some(self.repeated.as_slice());
        match &self.values {
            Values::Boolean(values) => {
                writer
                    .typed::<BoolType>()
                    .write_batch(values, defined, repeated)?;
            }
            Values::Integer(values) => {
                writer
                    .typed::<Int64Type>()
                    .write_batch(values, defined, repeated)?;
            }
            Values::Float(values) => {
                writer
                    .typed::<DoubleType>()
                    .write_batch(values, defined, repeated)?;
            }
            Values::Text(values) => {
                writer
                    .typed::<ByteArrayType>()
                    .write_batch(values, defined, repeated)?;
            }
        }
        Ok(())
    }
}
