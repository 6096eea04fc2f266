/**
 * What vue-i18n uses of Vue. It imports Vue as one namespace and looks into it by a computed name, which would keep all
 * of Vue in the bundle. A name that a newer vue-i18n needs and that is not here fails the build.
 */
export {
  computed,
  createVNode,
  defineComponent,
  effectScope,
  Fragment,
  getCurrentInstance,
  getCurrentScope,
  h,
  inject,
  isRef,
  onMounted,
  onScopeDispose,
  onUnmounted,
  ref,
  shallowRef,
  Text,
  watch,
} from 'vue'
