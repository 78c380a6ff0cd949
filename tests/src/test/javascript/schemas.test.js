// Parse.Schema: classes, their fields, options, indexes and permissions. By the master key.
import { assert, device, deviceOf, differs, master, name, refused, test } from './support/suite.js';

const Parse = master();
const Nobody = device();

test('save makes a class with fields of every type', async () => {
  const className = name('Everything');
  const schema = new Parse.Schema(className)
    .addString('text')
    .addNumber('number')
    .addBoolean('truth')
    .addDate('date')
    .addFile('file')
    .addGeoPoint('point')
    .addPolygon('polygon')
    .addBytes('bytes')
    .addArray('array')
    .addObject('object')
    .addPointer('pointer', '_User')
    .addRelation('relation', '_User');

  await schema.save();

  const { fields } = await new Parse.Schema(className).get();
  const types = Object.fromEntries(Object.entries(fields).map(([field, { type }]) => [field, type]));
  assert.deepEqual(types, {
    objectId: 'String',
    createdAt: 'Date',
    updatedAt: 'Date',
    ACL: 'ACL',
    text: 'String',
    number: 'Number',
    truth: 'Boolean',
    date: 'Date',
    file: 'File',
    point: 'GeoPoint',
    polygon: 'Polygon',
    bytes: 'Bytes',
    array: 'Array',
    object: 'Object',
    pointer: 'Pointer',
    relation: 'Relation',
  });
  assert.equal(fields.pointer.targetClass, '_User');
});

test('save of a class that is there is refused with 103', async () => {
  const className = name('Twice');
  await new Parse.Schema(className).save();

  await refused(103, new Parse.Schema(className).save());
});

test('save with a bad name is refused with 103', async () => {
  await refused(103, new Parse.Schema('1st').save());
});

test('get of a class that is not there is refused with 103', async () => {
  await refused(103, new Parse.Schema(name('Nowhere')).get());
});

test('all tells the classes, also those that writing made', async () => {
  const className = name('Lazy');
  await new Nobody.Object(className, { text: 'x', number: 1 }).save();

  const found = (await Parse.Schema.all()).find(schema => schema.className === className);

  assert.equal(found.fields.text.type, 'String');
  assert.equal(found.fields.number.type, 'Number');
});

test('update adds and removes fields, with what they hold', async () => {
  const className = name('Changing');
  const object = await new Nobody.Object(className, { old: 'x', stays: 1 }).save();

  await new Parse.Schema(className).addNumber('added').deleteField('old').update();

  const { fields } = await new Parse.Schema(className).get();
  assert.ok(fields.added && !fields.old);
  const found = await new Nobody.Query(className).get(object.id);
  assert.deepEqual([found.get('old'), found.get('stays')], [undefined, 1]);
  await found.save({ old: 5 });
});

test('update of a field to another type is refused with 255', async () => {
  const className = name('Typed');
  await new Parse.Schema(className).addNumber('number').save();

  await refused(255, new Parse.Schema(className).addString('number').update());
});

test('update that removes an unknown field is refused with 255', async () => {
  const className = name('Typed');
  await new Parse.Schema(className).save();

  await refused(255, new Parse.Schema(className).deleteField('nothing').update());
});

test('a built-in field can not be removed', async () => {
  const className = name('Typed');
  await new Parse.Schema(className).save();

  await refused(136, new Parse.Schema(className).deleteField('createdAt').update());
});

test('a required field must be there, and stays', async () => {
  const className = name('Required');
  await new Parse.Schema(className).addString('title', { required: true }).save();

  await refused(142, new Nobody.Object(className, { text: 'x' }).save());
  const object = await new Nobody.Object(className, { title: 'x' }).save();
  object.unset('title');
  await refused(142, object.save());
});

test('a default value is saved where none is given', async () => {
  const className = name('Default');
  await new Parse.Schema(className)
    .addNumber('stars', { defaultValue: 3 })
    .addDate('day', { defaultValue: new Date(5) })
    .addArray('tags', { defaultValue: ['new'] })
    .save();

  const [by, own] = await Nobody.Object.saveAll([new Nobody.Object(className), new Nobody.Object(className, { stars: 5 })]);

  assert.deepEqual([by.get('stars'), own.get('stars')], [3, 5]);
  const found = await new Nobody.Query(className).get(by.id);
  assert.deepEqual([found.get('stars'), found.get('day'), found.get('tags')], [3, new Date(5), ['new']]);
});

test('a field of pointers without a class is refused with 135', async () => {
  const className = name('Pointing');

  await refused(135, Parse.CoreManager.getSchemaController().create(className, { className, fields: { p: { type: 'Pointer' } } }));
});

test('indexes are added and deleted', async () => {
  const className = name('Indexed');
  await new Parse.Schema(className).addString('title').addNumber('number').save();

  await new Parse.Schema(className).addIndex('byTitle', { title: 1 }).addIndex('byBoth', { title: 1, number: 1 }).update();
  const { indexes } = await new Parse.Schema(className).get();
  assert.deepEqual(indexes.byTitle, { title: 1 });
  assert.deepEqual(indexes.byBoth, { title: 1, number: 1 });

  await new Parse.Schema(className).deleteIndex('byTitle').update();
  const after = await new Parse.Schema(className).get();
  assert.ok(!after.indexes.byTitle && after.indexes.byBoth);
});

test('an index over an unknown field is refused with 102', async () => {
  const className = name('Indexed');
  await new Parse.Schema(className).save();

  await refused(102, new Parse.Schema(className).addIndex('byNothing', { nothing: 1 }).update());
});

test('hint names an index', async () => {
  const className = name('Hinted');
  await new Parse.Schema(className).addNumber('number').addIndex('byNumber', { number: 1 }).save();
  await Parse.Object.saveAll([1, 2, 3].map(number => new Parse.Object(className, { number })));

  const found = await new Parse.Query(className).equalTo('number', 2).hint('byNumber').find();

  assert.deepEqual(
    found.map(one => one.get('number')),
    [2],
  );
});

test('explain by the master key tells the plan', async () => {
  const className = name('Explained');
  await new Parse.Object(className, { number: 1 }).save();

  const plan = await new Parse.Query(className).equalTo('number', 1).explain().find();

  assert.ok(plan && JSON.stringify(plan).length > 2);
});

test('purge deletes all objects, delete the class', async () => {
  const className = name('Purged');
  await Parse.Object.saveAll([1, 2].map(number => new Parse.Object(className, { number })));
  const schema = new Parse.Schema(className);

  await refused(255, schema.delete());
  await schema.purge();
  assert.equal(await new Parse.Query(className).count(), 0);
  await schema.delete();

  await refused(103, schema.get());
});

test('schemas are for the master key', async () => {
  const own = master();
  own.masterKey = 'wrong';

  await assert.rejects(own.Schema.all(), { message: 'unauthorized' });
  await assert.rejects(Nobody.CoreManager.getRESTController().request('GET', 'schemas', {}), /unauthorized|master|denied/i);
});

// Class-level permissions.

const open = {
  find: { '*': true },
  get: { '*': true },
  count: { '*': true },
  create: { '*': true },
  update: { '*': true },
  delete: { '*': true },
  addField: { '*': true },
};

/** A class with these permissions and one object. */
async function guarded(permissions) {
  const className = name('Guarded');
  await new Parse.Schema(className)
    .addString('text')
    .addPointer('owner', '_User')
    .addArray('editors')
    .setCLP({ ...open, ...permissions })
    .save();
  return { className, object: await new Parse.Object(className, { text: 'x' }).save() };
}

test('permissions of a class come back as they were set', async () => {
  const clp = new Parse.CLP();
  clp.setPublicReadAccess(true);
  clp.setRoleWriteAccess('Moderators', true);
  const className = name('Guarded');

  await new Parse.Schema(className).setCLP(clp).save();

  const { classLevelPermissions } = await new Parse.Schema(className).get();
  assert.deepEqual(classLevelPermissions.find, { '*': true });
  assert.deepEqual(classLevelPermissions.create, { 'role:Moderators': true });
});

for (const [operation, ask] of Object.entries({
  find: ({ className }) => new Nobody.Query(className).find(),
  get: ({ className, object }) => Nobody.Object.extend(className).createWithoutData(object.id).fetch(),
  count: ({ className }) => new Nobody.Query(className).count(),
  create: ({ className }) => new Nobody.Object(className, { text: 'y' }).save(),
  update: ({ className, object }) => Nobody.Object.extend(className).createWithoutData(object.id).save({ text: 'y' }),
  delete: ({ className, object }) => Nobody.Object.extend(className).createWithoutData(object.id).destroy(),
  addField: ({ className }) => new Nobody.Object(className, { novelty: 'y' }).save(),
})) {
  test(`a class that is closed for ${operation} refuses it with 119, but to the master key`, async () => {
    const { className, object } = await guarded({ [operation]: {} });

    await refused(119, ask({ className, object }));
    await new Parse.Query(className).get(object.id);
  });
}

test('a class for those who are logged in refuses nobody with 101', async () => {
  const { className, object } = await guarded({ get: { requiresAuthentication: true }, find: { requiresAuthentication: true } });
  const { Parse: Ann } = await deviceOf();

  await refused(101, new Nobody.Query(className).get(object.id));
  assert.equal((await new Ann.Query(className).get(object.id)).get('text'), 'x');
});

test('a class for one user refuses others with 119', async () => {
  const [{ Parse: Ann, user: ann }, { Parse: Bob }] = [await deviceOf(), await deviceOf()];
  const { className } = await guarded({ create: { [ann.id]: true } });

  await new Ann.Object(className, { text: 'a' }).save();
  await refused(119, new Bob.Object(className, { text: 'b' }).save());
});

test('a class for a role opens to its members', async () => {
  const [{ Parse: Ann, user: ann }, { Parse: Bob }] = [await deviceOf(), await deviceOf()];
  const band = new Parse.Role(name('Band'), new Parse.ACL());
  band.getUsers().add(Parse.User.createWithoutData(ann.id));
  await band.save();
  const { className } = await guarded({ create: { [`role:${band.getName()}`]: true } });

  await new Ann.Object(className, { text: 'a' }).save();
  await refused(119, new Bob.Object(className, { text: 'b' }).save());
});

test('objects of a class with pointer permissions are for those they point to', async () => {
  const [{ Parse: Ann, user: ann }, { Parse: Bob }] = [await deviceOf(), await deviceOf()];
  const className = name('Guarded');
  await new Parse.Schema(className)
    .addPointer('owner', '_User')
    .setCLP({ ...open, find: {}, get: {}, count: {}, update: {}, delete: {}, readUserFields: ['owner'], writeUserFields: ['owner'] })
    .save();
  const object = await new Parse.Object(className, { owner: Parse.User.createWithoutData(ann.id) }).save();

  const hers = await new Ann.Query(className).get(object.id);
  await hers.save({ owner: ann });
  assert.deepEqual(await new Bob.Query(className).find(), []);
  await refused(101, Bob.Object.extend(className).createWithoutData(object.id).save({ owner: null }));
});

test('protected fields are not shown, nor asked for', async () => {
  const { Parse: Ann, user: ann } = await deviceOf();
  const className = name('Guarded');
  await new Parse.Schema(className)
    .addString('text')
    .addString('secret')
    .setCLP({ ...open, protectedFields: { '*': ['secret'], [ann.id]: [] } })
    .save();
  const object = await new Parse.Object(className, { text: 'x', secret: 'y' }).save();

  assert.equal((await new Nobody.Query(className).get(object.id)).get('secret'), undefined);
  assert.equal((await new Ann.Query(className).get(object.id)).get('secret'), 'y');
  await refused(119, new Nobody.Query(className).equalTo('secret', 'y').find());
  await refused(119, new Nobody.Query(className).ascending('secret').find());
});

test('permissions for what is no operation are refused with 107', async () => {
  await refused(107, new Parse.Schema(name('Guarded')).setCLP({ ...open, paint: { '*': true } }).save());
});

test(
  'a field and the index over it can go in one update',
  differs('it has the database answer 500', async () => {
    const className = name('Indexed');
    await new Parse.Schema(className).addString('title').addIndex('byTitle', { title: 1 }).save();

    await new Parse.Schema(className).deleteField('title').deleteIndex('byTitle').update();

    assert.equal((await new Parse.Schema(className).get()).indexes?.byTitle, undefined);
  }),
);

test('permissions made by Parse.CLP protect fields and ask for users of pointers', async () => {
  const { Parse: Ann, user: ann } = await deviceOf();
  const clp = new Parse.CLP();
  clp.setPublicReadAccess(true);
  clp.setPublicWriteAccess(true);
  clp.setProtectedFields('*', ['secret']);
  clp.setUpdateRequiresAuthentication(true);
  const className = name('Guarded');
  await new Parse.Schema(className).addString('secret').addString('text').setCLP(clp).save();
  const object = await new Nobody.Object(className, { secret: 's', text: 't' }).save();

  assert.equal((await new Nobody.Query(className).get(object.id)).get('secret'), undefined);
  const description = await new Parse.Schema(className).get();
  assert.deepEqual(description.classLevelPermissions.protectedFields, { '*': ['secret'] });
  await Ann.Object.extend(className).createWithoutData(object.id).save({ text: ann.id });
});

test('all tells the classes of users and roles', async () => {
  const names = (await Parse.Schema.all()).map(schema => schema.className);

  assert.ok(names.includes('_User') && names.includes('_Role'));
});

test('fields of users are described, but for the password’s hash', async () => {
  const { fields } = await new Parse.Schema('_User').get();

  assert.equal(fields.username.type, 'String');
  assert.equal(fields.emailVerified.type, 'Boolean');
  assert.ok(!Object.keys(fields).some(field => field.startsWith('_')));
});

test('update of permissions alone keeps the fields', async () => {
  const { className, object } = await guarded({});

  await new Parse.Schema(className).setCLP({ find: {}, get: { '*': true } }).update();

  assert.ok((await new Parse.Schema(className).get()).fields.editors);
  await refused(119, new Nobody.Query(className).find());
  assert.equal((await new Nobody.Query(className).get(object.id)).get('text'), 'x');
});

test('a text index is added', async () => {
  const className = name('Indexed');
  await new Parse.Schema(className).addString('title').addIndex('words', { title: 'text' }).save();
  await new Parse.Object(className, { title: 'the quick fox' }).save();

  assert.equal(await new Parse.Query(className).fullText('title', 'fox').count(), 1);
});
