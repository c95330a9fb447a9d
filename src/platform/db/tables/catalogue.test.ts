import { expect, test } from 'vitest'
import { blankDatabase, connected } from '../../../../test/database.ts'
import { ownerIn, readCatalogue } from './catalogue.ts'

test.each([
  ['learning/circles', { owner: 'learning/circles', kind: 'tenant' }],
  ['platform/jobs · directory', { owner: 'platform/jobs', kind: 'directory' }],
  ['learning/frameworks · reference', { owner: 'learning/frameworks', kind: 'reference' }],
  ['learning/circles · tenant', { owner: 'learning/circles', kind: 'tenant' }],
])('%s says who owns the table, and of what kind it is', (comment, owner) => {
  expect(ownerIn('t', comment)).toEqual(owner)
})

test.each([
  '',
  'circles',
  'learning/circles directory',
  'learning/circles · secret',
  'Learning/Circles',
])('the comment %j names no owner, and the table is named in the complaint', (comment) => {
  expect(() => ownerIn('circle', comment)).toThrow(/table circle/)
})

test('a table is read with all that its types need', async () => {
  const { connection } = await blankDatabase()
  const tables = await connected(connection('owner'), async (client) => {
    await client.query(`
      create table person (network_id uuid not null, id uuid not null, primary key (network_id, id));
      comment on table person is 'people/persons';
      create table circle (
        network_id uuid not null,
        id uuid not null,
        host_id uuid,
        door text not null default 'open' check (door in ('open', 'closed')),
        member_ids uuid[] not null,
        size int generated always as (cardinality(member_ids)) stored,
        gone int,
        primary key (network_id, id),
        foreign key (network_id, host_id) references person (network_id, id));
      alter table circle drop column gone;
      comment on table circle is 'learning/circles';
      comment on column circle.member_ids is 'ids of person';`)
    return await readCatalogue(client)
  })

  const plain = {
    table: 'circle',
    isArray: false,
    isNullable: false,
    hasDefault: false,
    isGenerated: false,
    isKey: false,
    checks: [],
    comment: '',
  }
  const toPerson = { table: 'person', column: 'id' }
  expect(tables.map(({ name, owner }) => [name, owner])).toEqual([
    ['circle', 'learning/circles'],
    ['person', 'people/persons'],
  ])
  expect(tables[0]?.columns).toEqual([
    {
      ...plain,
      name: 'network_id',
      type: 'uuid',
      isKey: true,
      leadsTo: { table: 'person', column: 'network_id' },
    },
    { ...plain, name: 'id', type: 'uuid', isKey: true },
    { ...plain, name: 'host_id', type: 'uuid', isNullable: true, leadsTo: toPerson },
    {
      ...plain,
      name: 'door',
      type: 'text',
      hasDefault: true,
      checks: ["CHECK ((door = ANY (ARRAY['open'::text, 'closed'::text])))"],
    },
    { ...plain, name: 'member_ids', type: 'uuid', isArray: true, comment: 'ids of person' },
    { ...plain, name: 'size', type: 'int4', isNullable: true, hasDefault: true, isGenerated: true },
  ])
})
