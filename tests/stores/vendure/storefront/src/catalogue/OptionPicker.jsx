import {
  Label,
  Listbox,
  ListboxButton,
  ListboxOption,
  ListboxOptions,
  Radio,
  RadioGroup,
} from '@headlessui/react';

const FEW = 2; // options up to which a list will do

/** One group of a product's options: a list of two, or buttons. */
export function OptionPicker({ group, value, onChange }) {
  if (group.options.length <= FEW) {
    return (
      <Listbox value={value} onChange={onChange}>
        <div className="option">
          <Label>{group.name}</Label>
          <ListboxButton className="list">
            {group.options.find((one) => one.id === value)?.name ?? `Choose a ${group.name.toLowerCase()}`}
          </ListboxButton>
          <ListboxOptions className="choices">
            {group.options.map((one) => (
              <ListboxOption key={one.id} value={one.id}>
                {one.name}
              </ListboxOption>
            ))}
          </ListboxOptions>
        </div>
      </Listbox>
    );
  }
  return (
    <RadioGroup value={value} onChange={onChange} className="option">
      <Label>{group.name}</Label>
      <div className="swatches">
        {group.options.map((one) => (
          <Radio key={one.id} value={one.id} className="swatch">
            {one.name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
