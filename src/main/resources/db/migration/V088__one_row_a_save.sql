-- A save leaves one row and no longer one an item: a whole sheet changes a hundred items at once.
-- The ids go on where those of the items ended; their sequence keeps its name.
create table response_save (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  revision bigint not null,
  -- [["path", before, after], …]; a personal item stands without its values: ["path"]
  changes text not null,
  account_id bigint not null,
  delegation_id bigint,
  entered_at timestamp with time zone not null
);

insert into response_save
  select
    min(id),
    response_id,
    revision,
    '[' || string_agg(
      '["' || path || '"'
        || case when value_before is null then '' else ',' || value_before || ',' || value_after end
        || ']',
      ',' order by id
    ) || ']',
    account_id,
    delegation_id,
    entered_at
  from response_entry
  group by response_id, revision, account_id, delegation_id, entered_at;

create index response_save_response on response_save (response_id, revision);

drop table response_entry;
