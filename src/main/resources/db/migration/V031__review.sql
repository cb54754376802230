-- Deputies of approvers, what checks found in a sheet that was sent, entry on behalf of an
-- institution, and conflicts with the roster that were settled.

-- A deputy's code is an invitation that ends: until when, in which post, appointed by whom.
alter table invitation add column deputy_until timestamp with time zone;
alter table invitation add column deputy_post varchar(100);
alter table invitation add column appointed_by bigint;
alter table invitation add column ended_at timestamp with time zone;

-- Soft checks that held when the sheet was sent, each as check:severity, apart by spaces.
alter table response add column findings text default '' not null;

-- Who enters it for an institution that answers on paper; null where the institution does itself.
alter table response add column entered_by bigint;
-- The scan of that paper.
alter table response add column scan_id varchar(36) references attachment (id);

create sequence settlement_seq start with 50 increment by 50;

-- A conflict between roster and institution, settled by somebody in favour of one side.
create table settlement (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  revision_number integer not null,
  check_id varchar(16) not null,
  decision varchar(16) not null,
  reason text not null,
  account_id bigint not null,
  made_at timestamp with time zone not null,
  constraint settlement_once unique (response_id, revision_number, check_id)
);
